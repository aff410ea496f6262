"""Hands the outputs of a running cell on, as many as are allowed and as soon as they come."""

import os
import tempfile
import time
from collections.abc import Callable
from typing import Any

FLUSH_BYTES = 8192
FLUSH_SECONDS = 0.1
CUT = {"output_type": "cut"}


class Recorder:
    """Collect a cell's outputs, cut them at `limit` characters, and pass them to `send`.

    Streams are gathered before they are sent, for a cell that prints in a loop. What programs write to the descriptors 1
    and 2, past sys.stdout, goes to a file and becomes an output when the cell is done.
    """

    def __init__(self, send: Callable[[dict[str, Any]], None], limit: int) -> None:
        self._send, self._limit = send, limit
        self._stream: list[str] = []
        self._stream_name = ""
        self._flushed = 0.0
        self._file = tempfile.TemporaryFile(mode="ab+", dir=".", buffering=0)  # noqa: SIM115  # lives as long as the worker
        for descriptor in (1, 2):
            os.dup2(self._file.fileno(), descriptor)
        self.begin()

    def begin(self) -> None:
        """Start a new cell."""
        self._left = self._limit

    def finish(self) -> None:
        """End the cell: hand on what is still held back."""
        size = self._file.seek(0, os.SEEK_END)
        if size:
            self._file.seek(0)
            written = self._file.read(max(self._left, 1)).decode(errors="replace")
            self._file.truncate(0)
            self({"output_type": "stream", "name": "stdout", "text": written})
        self._flush()

    def __call__(self, output: dict[str, Any]) -> None:
        if self._left < 0:
            return
        if output["output_type"] == "stream":
            self._write(output["name"], output["text"])
        elif output["output_type"] == "clear":
            self._emit(output)
        else:
            self._left -= sum(len(str(part)) for part in output.get("data", output).values())
            self._emit(output if self._left >= 0 else CUT)

    def _write(self, name: str, text: str) -> None:
        if name != self._stream_name:
            self._flush()
            self._stream_name = name
        self._stream.append(text[: max(self._left, 0)])
        self._left -= len(text)
        if self._left < 0:
            self._emit(CUT)
        elif time.monotonic() - self._flushed > FLUSH_SECONDS or sum(map(len, self._stream[-64:])) > FLUSH_BYTES:
            self._flush()

    def _emit(self, output: dict[str, Any]) -> None:
        self._flush()
        self._send(output)

    def _flush(self) -> None:
        if text := "".join(self._stream):
            self._send({"output_type": "stream", "name": self._stream_name, "text": text})
        self._stream.clear()
        self._flushed = time.monotonic()

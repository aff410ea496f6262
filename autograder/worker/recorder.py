"""Hands the outputs of a running cell on, as many as are allowed and as soon as they come."""

import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import IO, Any

FLUSH_BYTES = 8192
FLUSH_SECONDS = 0.1
CUT = {"output_type": "cut"}
STREAMS = {1: "stdout", 2: "stderr"}


class Recorder:
    """Collect a cell's outputs, cut them at `limit` characters, and pass them to `send`.

    Streams are gathered before they are sent, for a cell that prints in a loop. What programs and child processes write to the
    descriptors 1 and 2, past sys.stdout, goes to files and becomes outputs when the cell is done. Threads take turns, and an
    interrupt waits until an output is on its way: half a frame would end the channel.
    """

    def __init__(self, send: Callable[[dict[str, Any]], None], limit: int) -> None:
        self._send, self._limit = send, limit
        self._stream: list[str] = []
        self._stream_name = ""
        self._flushed = 0.0
        self._process = os.getpid()
        self._turn = threading.RLock()
        self._interrupted = False
        self._sender = 0
        signal.signal(signal.SIGINT, self._interrupt)
        self._files = {descriptor: _redirect(descriptor) for descriptor in STREAMS}
        self.begin()

    def begin(self) -> None:
        """Start a new cell."""
        self._left = self._limit

    def finish(self) -> None:
        """End the cell: hand on what is still held back."""
        for descriptor, file in self._files.items():
            if file.seek(0, os.SEEK_END):
                file.seek(0)
                written = file.read(max(self._left, 1)).decode(errors="replace")
                file.truncate(0)
                self({"output_type": "stream", "name": STREAMS[descriptor], "text": written})
        with self._turn:
            self._flush()

    def __call__(self, output: dict[str, Any]) -> None:
        if os.getpid() != self._process:
            _write_past(output)
            return
        with self._turn:
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
        self._pass_on(output)

    def _flush(self) -> None:
        if text := "".join(self._stream):
            self._pass_on({"output_type": "stream", "name": self._stream_name, "text": text})
        self._stream.clear()
        self._flushed = time.monotonic()

    def _pass_on(self, output: dict[str, Any]) -> None:
        self._sender = threading.get_ident()
        try:
            self._send(output)
        finally:
            self._sender = 0
        if self._interrupted:
            self._interrupted = False
            raise KeyboardInterrupt

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        """Stop the cell, which runs in the thread that Python calls this in."""
        if self._sender == threading.get_ident():
            self._interrupted = True
        else:
            raise KeyboardInterrupt


def _redirect(descriptor: int) -> IO[bytes]:
    file = tempfile.TemporaryFile(mode="ab+", buffering=0)  # noqa: SIM115  # lives as long as the worker
    os.dup2(file.fileno(), descriptor)
    return file


def _write_past(output: dict[str, Any]) -> None:
    """Write what a child process prints to the file that its parent hands on; its other outputs are lost."""
    if output["output_type"] == "stream":
        os.write(1 if output["name"] == "stdout" else 2, output["text"].encode(errors="replace"))

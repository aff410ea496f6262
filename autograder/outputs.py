"""A cell's outputs as they arrive from a worker: checked, bounded, and in the form that a notebook stores."""

import re
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

from autograder.readable import readable
from autograder.worker.channel import ChannelClosed

# The worker cuts a cell's outputs itself. More than this many times its limit comes only from a worker that was tampered with.
TOLERANCE = 4

TOLD_CHARACTERS = 300

_CELL_FILE = re.compile(r"<ipython-input-[^>]*>, ")


class OutputList:
    """Gathers one cell's outputs. Raises ChannelClosed for a message that is no output, and for far too many."""

    def __init__(self, limit: int) -> None:
        self.items: list[NotebookNode] = []
        self.cut = False
        self._limit = limit
        self._left = TOLERANCE * limit + 100_000

    def add(self, output: Any) -> None:
        try:
            self._left -= 100 + len(str(output))
            self._add(output["output_type"], output)
        except Exception as error:  # it may be anything: nbformat's and Python's own complaints are many
            raise ChannelClosed("a message that is no output") from error
        if self._left < 0:
            raise ChannelClosed("it printed without end")

    def _add(self, kind: str, output: dict[str, Any]) -> None:
        if kind == "clear":
            self.items.clear()
        elif kind == "cut":
            self.cut = True
            self.items.append(note(f"output cut here: a cell may put out {self._limit:,} characters"))
        elif self._continues(output):
            self.items[-1].text += clean(str(output["text"]))
        else:
            self.items.append(_READERS[kind](clean(output)))

    def errors(self) -> list[str]:
        """Return the exceptions among the outputs, as "SyntaxError: invalid syntax"."""
        errors = (f"{item.ename}: {item.evalue}".rstrip(": ") for item in self.items if item.output_type == "error")
        return [readable(_CELL_FILE.sub("", error), TOLD_CHARACTERS) for error in errors]

    def _continues(self, output: dict[str, Any]) -> bool:
        last = self.items[-1] if self.items else {}
        return output["output_type"] == "stream" == last.get("output_type") and last["name"] == output.get("name")


def clean(value: Any) -> Any:
    """Return JSON data whose strings can be written as UTF-8, whatever lone surrogates they held."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {clean(str(key)): clean(part) for key, part in value.items()}
    if isinstance(value, list):
        return [clean(part) for part in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def note(sentence: str) -> NotebookNode:
    """Return an output of the kit's own that tells what happened to a cell."""
    return new_output("stream", name="stderr", text=f"\n[{sentence}]\n")


def _read_stream(output: dict[str, Any]) -> NotebookNode:
    return new_output("stream", name="stderr" if output.get("name") == "stderr" else "stdout", text=str(output["text"]))


def _read_data(output: dict[str, Any]) -> NotebookNode:
    data = {str(mime): part for mime, part in output["data"].items() if isinstance(part, str | dict | list)}
    if output["output_type"] == "display_data":
        return new_output("display_data", data=data)
    count = output.get("execution_count")
    return new_output("execute_result", data=data, execution_count=count if isinstance(count, int) else None)


def _read_error(output: dict[str, Any]) -> NotebookNode:
    lines = [str(line) for line in output.get("traceback", [])]
    return new_output("error", ename=str(output.get("ename")), evalue=str(output.get("evalue")), traceback=lines)


_READERS: dict[str, Any] = {
    "stream": _read_stream,
    "display_data": _read_data,
    "execute_result": _read_data,
    "error": _read_error,
}

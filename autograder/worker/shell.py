"""An IPython shell without a kernel: it runs cells and hands every output to a sink, as a notebook would store it."""

import base64
import io
import re
import subprocess
import sys
import traceback
from collections.abc import Callable
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

Sink = Callable[[dict[str, Any]], None]

_CELL_FILE = re.compile(r"<ipython-input-(\d+)-")


class OutputStream(io.TextIOBase):
    """Stands for sys.stdout or sys.stderr: what is written becomes a stream output."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, name: str, shell: "Shell", descriptor: int) -> None:
        self.name, self._shell, self._descriptor = name, shell, descriptor

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._shell.emit({"output_type": "stream", "name": self.name, "text": text})
        return len(text)

    def fileno(self) -> int:
        return self._descriptor

    def writable(self) -> bool:
        return True


class Publisher(DisplayPublisher):
    """Emit what `display` publishes."""

    def publish(self, data: Any, metadata: Any = None, *, update: bool = False, **_: Any) -> None:
        if not update:
            self.shell.emit({"output_type": "display_data", "data": as_text(data), "metadata": metadata or {}})

    def clear_output(self, wait: bool = False) -> None:
        self.shell.emit({"output_type": "clear"})


class Displayhook(DisplayHook):
    """Emit the value of a cell's last expression."""

    def write_output_prompt(self) -> None:
        """Do nothing: a notebook shows the prompt by itself."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        output = {"output_type": "execute_result", "data": as_text(format_dict), "metadata": md_dict or {}}
        self.shell.emit(output | {"execution_count": self.shell.number})

    def finish_displayhook(self) -> None:
        """Do nothing: there is no line to end."""


class Shell(InteractiveShell):
    """Run cells the way a notebook's kernel does; `sink` receives every output."""

    sink: Sink | None = None
    number = 0

    def __init__(self, **settings: Any) -> None:
        config = Config()
        config.HistoryManager.enabled = False
        super().__init__(
            config=config,
            display_pub_class=Publisher,
            displayhook_class=Displayhook,
            colors="nocolor",
            **settings,
        )
        self.db: dict[str, Any] = {}  # what magics remember, such as %cd: for this notebook only

    def emit(self, output: dict[str, Any]) -> None:
        if self.sink is not None:
            self.sink(output)

    def run(self, source: str, number: int) -> None:
        """Run one cell; `number` is what the notebook shows as In [number]."""
        self.number = self.execution_count = number
        self.run_cell(source, store_history=True)

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        self.emit({"output_type": "error", "ename": etype.__name__, "evalue": shorten(evalue), "traceback": stb})

    def enable_gui(self, gui: Any = None) -> None:
        """Do nothing: figures are shown inline, there is no window."""

    def ask_exit(self) -> None:
        """Do nothing: a notebook goes on after exit()."""

    def system(self, command: str) -> None:
        """Run a `!command`; its output becomes the cell's output."""
        done = subprocess.run(
            self.var_expand(command, depth=1), shell=True, stdin=subprocess.DEVNULL, text=True, errors="replace",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        sys.stdout.write(done.stdout)
        self.user_ns["_exit_code"] = done.returncode


def as_text(data: dict[str, Any]) -> dict[str, Any]:
    """Return a mime bundle as a notebook file stores it: binary parts in base64; a part of a wrong type is left out."""
    bundle = {str(mime): base64.b64encode(part).decode() if isinstance(part, bytes) else part for mime, part in data.items()}
    return {mime: part for mime, part in bundle.items() if isinstance(part, str) or _is_json(mime, part)}


def _is_json(mime: str, part: object) -> bool:
    return mime.endswith("json") and isinstance(part, dict | list)


def shorten(value: object, limit: int = 500) -> str:
    """Return str(value) cut to `limit` characters; never raise."""
    try:
        text = str(value)
    except Exception:
        text = f"<{type(value).__name__}>"
    return text if len(text) <= limit else text[: limit - 1] + "…"


def student_line(error: BaseException) -> str:
    """Say which line of which cell raised the error: "cell 5, line 3: `return x / (1 - p)`", or "" if none did."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if cell := _CELL_FILE.match(frame.filename):
            line = shorten(frame.line, 120)
            return f"cell {cell[1]}, line {frame.lineno}" + (f": `{line}`" if line else "")
    return ""


def use_streams(shell: Shell) -> None:
    """Make sys.stdout and sys.stderr outputs of the shell."""
    sys.stdout = OutputStream("stdout", shell, 1)
    sys.stderr = OutputStream("stderr", shell, 2)

"""The warm process: it imports everything slow once, then forks a ready worker for each notebook.

It is started with one connected socket as its standard input and answers on it. It holds no secret, since every worker is
a copy of it; it ends, with all that it has started, when the socket closes.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from typing import Any

import psutil
import torch
from torch.utils.data import DataLoader

from autograder.worker import lockdown
from autograder.worker.channel import Channel, ChannelClosed, ChannelTimeout
from autograder.worker.notebook import serve_notebook
from autograder.worker.shell import Shell, use_streams

WATCH_SECONDS = 0.2

_PR_SET_CHILD_SUBREAPER = 36


def main() -> None:
    """Serve the trusted process until it closes the control channel."""
    control = Channel(socket.socket(fileno=os.dup(0)))
    silence = os.open(os.devnull, os.O_RDWR)
    os.dup2(silence, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _adopt_orphans()
    settings = json.loads(sys.argv[1])
    home = settings["scratch"] or tempfile.mkdtemp(prefix="autograder-")
    os.environ["HOME"] = home
    shell = _warm_up(settings["modules"])
    if not settings["private"]:
        _load_in_process()
    private = [folder for folder in settings["private"] if folder != "/proc"]
    warm = Warm(shell, [home, *private], _prepare(settings))
    control.send({"landlock": warm.lockdown.landlock if warm.lockdown else 0, "seccomp": warm.lockdown is not None})
    with contextlib.suppress(ChannelClosed):
        while True:
            try:
                control.send(warm.serve(control, control.receive(WATCH_SECONDS)))
            except ChannelTimeout:
                warm.watch()
    warm.sweep()
    if not settings["scratch"]:
        shutil.rmtree(home, ignore_errors=True)


def _prepare(settings: dict[str, Any]) -> lockdown.Lockdown | None:
    """Make the workers' lockdown ready, where this system has one."""
    if sys.platform != "linux":
        return None
    lockdown.forbid_inspection()
    return lockdown.prepare(settings["readable"], settings["private"], settings["uid"])


def _warm_up(modules: list[str]) -> Shell:
    """Import what notebooks import and make the shell ready, so that no worker has to."""
    torch.set_num_threads(1)
    shell: Shell = Shell.instance()
    for module in modules:
        importlib.import_module(module)
    shell.run_line_magic("matplotlib", "inline")
    use_streams(shell)
    sys.path.append("")  # a notebook may import a file beside it, but no such file may stand in for a library
    gc.collect()
    gc.freeze()
    return shell


def _load_in_process() -> None:
    """Let a DataLoader load in the process itself: its own processes need shared memory, which is not private here."""
    prepared = DataLoader.__init__

    def prepare(self: Any, *args: Any, **kwargs: Any) -> None:
        prepared(self, *args, **kwargs)
        self.num_workers = 0

    DataLoader.__init__ = prepare  # type: ignore[method-assign]  # the one thing that is changed in torch


class Warm:
    """What the warm process has ready, and its answers to the trusted process."""

    def __init__(self, shell: Shell, folders: list[str], locks: lockdown.Lockdown | None) -> None:
        self.lockdown = locks
        self._shell, self._folders = shell, folders
        self._limits: dict[str, int] = {}
        self._stopped = ""
        os.chmod(folders[0], 0o1777)

    def serve(self, control: Channel, request: dict[str, Any]) -> dict[str, Any]:
        if request["do"] == "fork":
            return {"pid": self._fork(control, request)}
        if request["do"] == "sweep":
            self.sweep()
        elif request["do"] == "why":
            return {"why": self._stopped or _ending(request["pid"])}
        else:
            _signal(request["pid"], signal.SIGINT if request["do"] == "interrupt" else signal.SIGKILL)
        return {"done": request["do"]}

    def watch(self) -> None:
        """Stop everything where all processes together use more than they may: the kernel's limits hold for each alone."""
        mine, used = psutil.Process().memory_info().rss, 0
        children = psutil.Process().children(recursive=True)
        for child in children:
            with contextlib.suppress(psutil.Error):
                used += max(0, child.memory_info().rss - mine)
        if self._limits and used > self._limits["memory_bytes"]:
            self._kill_all()
            self._stopped = "memory"
        elif self._limits and len(children) > self._limits["processes"]:
            self._kill_all()
            self._stopped = "processes"

    def sweep(self) -> None:
        """Kill all that was started from here, however deep, until nothing is left; then empty the folders for scratch."""
        self._kill_all()
        self._stopped = ""
        left = [os.path.join(folder, name) for folder in self._folders for name in os.listdir(folder)]
        if left:  # by a program: Python's own way runs out of stack in folders that are nested a thousand deep
            subprocess.run(["rm", "-rf", "--", *left], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @staticmethod
    def _kill_all() -> None:
        while children := psutil.Process().children(recursive=True):
            for child in children:
                with contextlib.suppress(psutil.Error):
                    child.kill()
            with contextlib.suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass

    def _fork(self, control: Channel, start: dict[str, Any]) -> int:
        connection = control.receive_socket()
        self._limits = start["limits"]
        if pid := os.fork():
            connection.close()
            return pid
        os.setsid()
        control.close()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            self._settle(start)
        except OSError as error:
            Channel(connection).send({"unsafe": f"{error}"})
            os._exit(97)
        Channel(connection).send({"ready": os.getpid()})
        try:
            serve_notebook(Channel(connection), self._shell, start)
        finally:  # a worker must never come back into the loop of the warm process
            os._exit(0)

    def _settle(self, start: dict[str, Any]) -> None:
        """Move into a scratch folder with the submission's files, and give up every right that is not needed there."""
        if self.lockdown and self.lockdown.uid is not None:
            lockdown.change_user(self.lockdown.uid)
        scratch = tempfile.mkdtemp(dir=self._folders[0])
        os.chdir(scratch)
        os.environ.update({"HOME": scratch, "TMPDIR": scratch, "MPLCONFIGDIR": scratch})
        tempfile.tempdir = None
        for name, content in start["files"].items():
            os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
            with open(name, "wb") as file:
                file.write(content)
        if self.lockdown:
            lockdown.lock_down(self.lockdown, scratch, start["limits"])


def _ending(pid: int) -> str:
    """Say how a worker ended: "exit 0", or the name of a signal; "" if it has not."""
    try:
        ended, status = os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return ""
    code = os.waitstatus_to_exitcode(status)
    return "" if not ended else f"exit {code}" if code >= 0 else signal.Signals(-code).name


def _signal(pid: int, number: int) -> None:
    """Signal a process that was started from here; killing takes its group along, but not the snapshots that it left."""
    with contextlib.suppress(ProcessLookupError, psutil.Error):
        if pid in {child.pid for child in psutil.Process().children(recursive=True)}:
            (os.killpg if number == signal.SIGKILL else os.kill)(pid, number)


def _adopt_orphans() -> None:
    """Become the parent of every process that a worker leaves behind (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


main()

"""The warm process: it imports everything slow once, then forks a ready worker for each notebook.

It is started with one connected socket as its standard input and answers on it. It holds no secret, since every worker is
a copy of it; it ends, with all that it has started, when the socket closes.
"""

import contextlib
import ctypes
import importlib
import json
import os
import shutil
import signal
import socket
import sys
import tempfile
from typing import Any

import psutil
import torch
from torch.utils.data import DataLoader

from autograder.worker import gpu, huge_pages, lockdown, scratch, usage
from autograder.worker.channel import Channel, ChannelClosed, ChannelTimeout
from autograder.worker.imports import uncollected
from autograder.worker.notebook import serve_notebook
from autograder.worker.shell import Shell, use_streams

WATCH_SECONDS = 0.2
WORTH_HUGE_PAGES = 3  # submissions: then there are probably more

_PR_SET_CHILD_SUBREAPER = 36


def main() -> None:
    """Serve the trusted process until it closes the control channel."""
    control = Channel(socket.socket(fileno=os.dup(0)))
    silence = os.open(os.devnull, os.O_RDWR)
    os.dup2(silence, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _adopt_orphans()
    settings = json.loads(sys.argv[1])
    home = settings["scratch"] or tempfile.mkdtemp()
    # torch 2.11 asks while it is imported for this folder, or for the user's name, which a sandbox without /etc/passwd has not.
    os.environ.update({"HOME": home, "TORCHINDUCTOR_CACHE_DIR": home})
    shell = _warm_up(settings["modules"])
    if not settings["private"]:
        _load_in_process()
    warm = Warm(shell, home, settings["private"], _prepare(settings))
    warm.make_spare(control)
    control.send({"landlock": warm.lockdown.landlock if warm.lockdown else 0, "seccomp": warm.lockdown is not None})
    with contextlib.suppress(ChannelClosed):
        while True:
            try:
                control.send(warm.serve(control, control.receive(WATCH_SECONDS)))
                warm.make_spare(control)
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
    return lockdown.prepare(
        settings["readable"], settings["private"], settings["uid"], settings["reads_all"], settings["devices"]
    )


@uncollected()
def _warm_up(modules: list[str]) -> Shell:
    """Import what notebooks import and make the shell ready, so that no worker has to."""
    torch.set_num_threads(1)
    shell: Shell = Shell.instance()
    for module in modules:
        importlib.import_module(module)
    if dynamo := sys.modules.get("torch._dynamo"):
        dynamo.config.suppress_errors = True  # there is no compiler: what torch.compile is given runs as it is
    shell.run_line_magic("matplotlib", "inline")
    use_streams(shell)
    sys.path.append("")  # a notebook may import a file beside it, but no such file may stand in for a library
    return shell


def _load_in_process() -> None:
    """Let a DataLoader load in the process itself: its own processes need shared memory, which is not private here."""
    prepared = DataLoader.__init__

    def prepare(self: Any, *args: Any, **kwargs: Any) -> None:
        prepared(self, *args, **kwargs)
        self.num_workers = 0

    DataLoader.__init__ = prepare  # type: ignore[method-assign]  # the one thing that is changed in torch


class Warm:
    """What the warm process has ready, and its answers to the trusted process.

    A fork costs milliseconds, so one is made ahead: the spare, which waits for a submission and knows nothing of any.
    """

    def __init__(self, shell: Shell, home: str, private: list[str], locks: lockdown.Lockdown | None) -> None:
        self.lockdown = locks
        self._shell, self._home, self._folders = shell, home, [home, *private]
        self._own_file_systems = self._folders if private else []
        self._limits: dict[str, int] = {}
        self._memory: usage.MemoryMeter | None = None
        self._stopped = ""
        self._forks = 0
        self._spare: tuple[int, Channel] | None = None
        os.chmod(home, 0o1777)

    def serve(self, control: Channel, request: dict[str, Any]) -> dict[str, Any]:
        if request["do"] == "fork":
            return {"pid": self._hand_over(control, request)}
        if request["do"] == "sweep":
            self.sweep()
        elif request["do"] == "why":
            return {"why": self._stopped or _ending(request["pid"])}
        else:
            self._signal(request["pid"], signal.SIGINT if request["do"] == "interrupt" else signal.SIGKILL)
        return {"done": request["do"]}

    def watch(self) -> None:
        """Stop everything where all processes together use more than they may."""
        if not self._memory or not (children := self._children()):
            return
        if sum(map(_is_alive, children)) > self._limits["processes"]:
            self._stop("processes")
        elif self._memory.is_above((child.pid for child in children), self._limits["memory_bytes"]):
            self._stop("memory")
        elif any(usage.files(folder) > self._limits["files"] for folder in self._own_file_systems):
            self._stop("files")

    def sweep(self) -> None:
        """Kill all that was started from here, however deep, until nothing is left; then empty the folders for scratch."""
        self._kill_all()
        self._stopped = ""
        for folder in self._folders:
            scratch.empty(folder)

    def make_spare(self, control: Channel) -> None:
        """Fork the worker of the next submission ahead, unless there is one."""
        if self._spare or (self.lockdown and not self.lockdown.spare_is_safe):
            return
        self._forks += 1
        if self._forks == WORTH_HUGE_PAGES:
            huge_pages.collapse()
        ends = list(socket.socketpair())
        if pid := os.fork():
            ends.pop().close()
            self._spare = pid, Channel(ends.pop())
            return
        ends.pop(0).close()
        control.close()
        with contextlib.suppress(ChannelClosed):
            self._work(*_submission(ends.pop()))
        os._exit(0)

    def _children(self) -> list[psutil.Process]:
        spare = self._spare[0] if self._spare else 0
        return [child for child in psutil.Process().children(recursive=True) if child.pid != spare]

    def _stop(self, why: str) -> None:
        self._kill_all()
        self._stopped = why

    def _kill_all(self) -> None:
        while children := self._children():
            for child in children:
                with contextlib.suppress(psutil.Error):
                    child.kill()
            for child in psutil.Process().children():
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(child.pid, os.WNOHANG)

    def _hand_over(self, control: Channel, start: dict[str, Any]) -> int:
        """Give a submission to the spare, or to a fork made now; return its process id."""
        connection = control.receive_socket()
        _reap()
        self._limits = start["limits"]
        self._memory = usage.MemoryMeter() if sys.platform == "linux" else None
        with connection:
            if self._spare and not _has_ended(self._spare[0]):
                (pid, channel), self._spare = self._spare, None
                channel.send(start)
                channel.send_socket(connection)
                channel.close()
                return pid
            self._spare = None
            if pid := os.fork():
                return pid
            control.close()
            self._work(connection, start)
            os._exit(0)

    def _work(self, connection: socket.socket, start: dict[str, Any]) -> None:
        """Lock this process in and run the submission; it never comes back into the loop of the warm process."""
        try:
            os.setsid()
            signal.signal(signal.SIGINT, signal.default_int_handler)
            self._settle(start)
            if start["gpu_memory_bytes"]:
                gpu.start(start["gpu_memory_bytes"])
            Channel(connection).send({"ready": os.getpid()})
            serve_notebook(Channel(connection), self._shell, start)
        except OSError as error:
            Channel(connection).send({"unsafe": f"it could not be isolated: {error}"})
        except gpu.NoGpu as error:
            Channel(connection).send({"unsafe": f"it has no GPU: {error}"})
        finally:
            os._exit(0)

    def _settle(self, start: dict[str, Any]) -> None:
        """Move into a scratch folder with the submission's files, and give up every right that is not needed there."""
        if self.lockdown:
            lockdown.change_user(self.lockdown)
        folder = tempfile.mkdtemp(dir=self._home)
        work, temporary = os.path.join(folder, "work"), os.path.join(folder, "tmp")
        os.mkdir(work)
        os.mkdir(temporary)
        os.chdir(work)
        os.environ.update({"HOME": folder} | dict.fromkeys(("TMPDIR", "MPLCONFIGDIR", "TORCHINDUCTOR_CACHE_DIR"), temporary))
        tempfile.tempdir = None
        for name, content in start["files"].items():
            os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
            with open(name, "wb") as file:
                file.write(content)
        if self.lockdown:
            lockdown.lock_down(self.lockdown, folder, start["limits"])

    def _signal(self, pid: int, number: int) -> None:
        """Signal a process that was started from here; killing takes its group along, but not the snapshots that it left."""
        with contextlib.suppress(ProcessLookupError, psutil.Error):
            if pid in {child.pid for child in self._children()}:
                (os.killpg if number == signal.SIGKILL else os.kill)(pid, number)


def _submission(waited: socket.socket) -> tuple[socket.socket, dict[str, Any]]:
    """Wait for a submission; nothing of the way that it came is left in memory."""
    channel = Channel(waited)
    start, connection = channel.receive(), channel.receive_socket()
    channel.close()
    return connection, start


def _reap() -> None:
    """Look at all that has ended, for the system counts it among a user's processes until then."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _is_alive(child: psutil.Process) -> bool:
    """Say whether a process has not ended yet: one that waits for its parent to look takes nothing."""
    with contextlib.suppress(psutil.Error):
        return child.status() != psutil.STATUS_ZOMBIE
    return False


def _has_ended(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return True


def _ending(pid: int) -> str:
    """Say how a worker ended: "exit 0", or the name of a signal; "" if it has not."""
    try:
        ended, status = os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return ""
    code = os.waitstatus_to_exitcode(status)
    return "" if not ended else f"exit {code}" if code >= 0 else signal.Signals(-code).name


def _adopt_orphans() -> None:
    """Become the parent of every process that a worker leaves behind (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)

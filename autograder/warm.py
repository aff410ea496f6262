"""The trusted side of the warm process: start it, fork workers from it, stop what they do."""

import contextlib
import json
import os
import socket
import struct
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

import autograder
from autograder.course import Limits
from autograder.sandbox import LEVELS, Isolation, Sandbox, WarmProcessError, isolation_of
from autograder.worker.channel import Channel, ChannelClosed, ChannelTimeout

START_SECONDS = 120
ANSWER_SECONDS = 20
SEND_SECONDS = 20
REAP_SECONDS = 0.05  # a process that has closed its channel needs a moment to end
PROCESS_LIMITS = {"memory_bytes", "cpu_seconds", "file_bytes", "open_files", "processes", "files"}


class WarmProcess:
    """A process that has imported everything; `fork` gives a worker within milliseconds."""

    def __init__(self, modules: list[str], sandbox: Sandbox) -> None:
        mine, its = socket.socketpair()
        self._sandbox = sandbox
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as the process
        self._process = subprocess.Popen(
            [*_command(sandbox), json.dumps(asdict(sandbox) | {"modules": modules})],
            stdin=its.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
            env=_environment(sandbox),
            start_new_session=True,
        )
        its.close()
        self._control = Channel(bounded(mine))
        self._isolation: Isolation | None = None

    def __enter__(self) -> "WarmProcess":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process and all that was started from it."""
        self._control.close()
        try:
            self._process.wait(ANSWER_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()

    @property
    def isolation(self) -> Isolation:
        """How well its workers are isolated; waits until the process is warm."""
        if self._isolation is None:
            try:
                found = self._control.receive(START_SECONDS)
            except (ChannelClosed, ChannelTimeout) as error:
                raise WarmProcessError(f"the warm process did not start: {self._last_words() or error}") from error
            self._isolation = isolation_of(self._sandbox, found["landlock"], found["seccomp"])
        return self._isolation

    def fork(self, files: dict[str, bytes], seed: int, limits: Limits) -> tuple[int, Channel]:
        """Start a worker beside some files; return its process id, as the warm process sees it, and a channel to it."""
        mine, its = socket.socketpair()
        with its:
            start = {"do": "fork", "files": files, "seed": seed, "output_limit": limits.output_bytes}
            start["limits"] = limits.model_dump(include=PROCESS_LIMITS)
            start["gpu_memory_bytes"] = limits.gpu_memory_bytes if self._sandbox.devices else 0
            pid = self._ask(start, its)["pid"]
        return pid, Channel(bounded(mine))

    def interrupt(self, pid: int) -> None:
        """Raise KeyboardInterrupt in a worker."""
        self._ask({"do": "interrupt", "pid": pid})

    def kill(self, pid: int) -> None:
        """End a worker; the snapshots that it left stay."""
        self._ask({"do": "kill", "pid": pid})

    def why(self, pid: int) -> str:
        """Say how a worker ended: "memory", "exit 0", the name of a signal, or "" if that is not known."""
        time.sleep(REAP_SECONDS)
        return str(self._ask({"do": "why", "pid": pid})["why"])

    def sweep(self) -> None:
        """End every process that was started from here, workers, snapshots and what they left behind."""
        self._ask({"do": "sweep"})

    def _ask(self, request: dict[str, Any], handed: socket.socket | None = None) -> Any:
        assert self.isolation in LEVELS  # waits for the start
        try:
            self._control.send(request)
            if handed:
                self._control.send_socket(handed)
            return self._control.receive(ANSWER_SECONDS)
        except (ChannelClosed, ChannelTimeout, OSError) as error:
            raise WarmProcessError(f"the warm process does not answer: {self._last_words() or error}") from error

    def _last_words(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        self._errors.seek(0)
        return self._errors.read().decode(errors="replace").strip()[-2000:]


def bounded(connection: socket.socket) -> socket.socket:
    """Return the socket with a limit on sending, for a reader that has stopped reading."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", SEND_SECONDS, 0))
    return connection


def _command(sandbox: Sandbox) -> list[str]:
    """The command of the warm process. bubblewrap clears the environment, so it is told it again."""
    settings = [word for name, value in _environment(sandbox).items() for word in ("--setenv", name, value)]
    outer = [*sandbox.command[:-1], *settings, "--"] if sandbox.command else []
    return [*outer, sys.executable, "-P", "-m", "autograder.worker"]


def _own_path() -> dict[str, str]:
    """Say where the kit is, where it is not installed but found by PYTHONPATH, as in a bundle for a GPU machine."""
    home = str(Path(autograder.__file__).parent.parent)
    return {"PYTHONPATH": home} if home in os.environ.get("PYTHONPATH", "").split(os.pathsep) else {}


def _environment(sandbox: Sandbox) -> dict[str, str]:
    """The environment of the warm process: what programs need to start, and nothing that tells of a grading."""
    keep = (
        sandbox.environment
        | _own_path()
        | {"PATH": f"{sysconfig.get_path('scripts')}:/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
    )
    # One thread: a pool of threads does not survive the fork, and a loop that waits for it would never end.
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    keep["CXX"] = "no-compiler"  # what torch.compile would build takes longer than a cell may: its code runs as it is
    return keep | threads | {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "PYTHONHASHSEED": "0"}

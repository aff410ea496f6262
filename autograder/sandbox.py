"""The sandbox's outer half: bubblewrap around the warm process, wherever it is installed and allowed.

The inner half, which every worker puts on itself before the first line of student code, is autograder/worker/lockdown.py.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from typing import Literal

import autograder.worker
from autograder.gpu_sandbox import GpuProfile

Isolation = Literal["none", "reduced", "full"]
LEVELS: tuple[Isolation, ...] = ("none", "reduced", "full")

SCRATCH = "/scratch"
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib64")
SETTINGS = ("/etc/ld.so.cache", "/etc/fonts", "/etc/localtime", "/etc/alternatives", "/sys/devices/system/cpu", "/proc/cpuinfo")
SHARED_MEMORY_BYTES = 128 * 2**20

NO_GPU = GpuProfile([])

_NUMBERS = count()


class WarmProcessError(Exception):
    """The warm process cannot be started or does not answer: a fault of the machine or of the kit, never a student's."""


@dataclass(frozen=True)
class Sandbox:
    """How a warm process is started: the command before its own, what its workers may read and use, and as whom.

    `reads_all`: that user needs a right of root's to read Python's own files. `devices` and `environment` are those of the GPU
    job (see autograder/gpu_sandbox.py).
    """

    command: list[str]
    readable: list[str]
    private: list[str]
    uid: int | None
    scratch: str
    reads_all: bool = False
    devices: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)


def best_sandbox(scratch_bytes: int) -> Sandbox:
    """Return the strongest sandbox that this machine allows."""
    return next(sandboxes(scratch_bytes))


def sandboxes(scratch_bytes: int, gpu: GpuProfile = NO_GPU) -> Iterator[Sandbox]:
    """Yield the sandboxes that this machine allows, the strongest first."""
    uid = _new_uid() if os.geteuid() == 0 else None
    for proc in (True, False):  # inside a container the first may be forbidden where the second is not
        command = _bubblewrap(scratch_bytes, proc, gpu)
        if command and _starts(tuple(command)):
            readable = [*readable_paths(), *gpu.readable, *(["/proc"] if proc else [])]
            private = ["/dev/shm", "/tmp"]
            yield Sandbox(command, readable, private, uid, SCRATCH, False, gpu.devices, gpu.environment)
    yield plain_sandbox(uid, gpu)


def plain_sandbox(uid: int | None = None, gpu: GpuProfile = NO_GPU) -> Sandbox:
    """Return the sandbox without bubblewrap."""
    readable = [*readable_paths(), *gpu.readable]
    reads_all = uid is not None and not all(_readable_to_all(Path(path)) for path in readable_paths())
    return Sandbox([], readable, [], uid, "", reads_all, gpu.devices, gpu.environment)


def isolation_of(sandbox: Sandbox, landlock: int, seccomp: bool) -> Isolation:
    """Say how well a warm process's workers are isolated, from what it found on this machine."""
    if not seccomp or not (landlock or sandbox.command):
        return "none"
    return "full" if sandbox.command else "reduced"


def is_enough(isolation: Isolation, least: Isolation) -> bool:
    """Say whether one level of isolation reaches another."""
    return LEVELS.index(isolation) >= LEVELS.index(least)


def readable_paths() -> list[str]:
    """Return the folders and files that a worker reads: the interpreter, its packages, the system's libraries."""
    kit = Path(autograder.worker.__file__).parent
    own = [sys.prefix, sys.base_prefix, str(kit), str(kit.parent / "__init__.py")]
    return [path for path in dict.fromkeys([*own, *SYSTEM, *SETTINGS]) if os.path.exists(path)]


def _new_uid() -> int:
    """Return a user's id for the workers of one warm process: as root, each has one of its own and cannot touch the others."""
    return 200_000 + os.getpid() % 10_000 * 10 + next(_NUMBERS) % 10  # processes that grade side by side may share a parent


def _bubblewrap(scratch_bytes: int, proc: bool, gpu: GpuProfile) -> list[str]:
    if not (program := shutil.which("bwrap")):
        return []
    command = [program, "--die-with-parent", "--new-session", "--clearenv", "--unshare-ipc", "--unshare-pid", "--unshare-net"]
    command += ["--unshare-uts", "--unshare-cgroup-try", "--cap-drop", "ALL"]
    if os.geteuid() == 0:  # the warm process keeps what it needs to give its workers another user, to watch and clean up
        for capability in ("SETUID", "SETGID", "KILL", "DAC_OVERRIDE", "FOWNER", "SYS_PTRACE"):
            command += ["--cap-add", f"CAP_{capability}"]
    else:
        command += ["--unshare-user"]
    command += ["--dev", "/dev", *(["--proc", "/proc"] if proc else [])]
    for folder, size in (("/dev/shm", SHARED_MEMORY_BYTES), ("/tmp", scratch_bytes), (SCRATCH, scratch_bytes)):
        command += ["--size", str(size), "--perms", "1777", "--tmpfs", folder]
    for folder in _folders_above([*readable_paths(), *gpu.readable, *gpu.devices]):
        command += ["--perms", "0755", "--dir", folder]  # by itself bubblewrap makes them for the owner alone
    for path in gpu.devices:
        command += ["--dev-bind", path, path]
    for path in readable_paths():  # behind the others, for Python may lie in /tmp
        link = os.path.islink(path) and path in SYSTEM
        command += ["--symlink", os.readlink(path), path] if link else ["--ro-bind", path, path]
    for path in gpu.readable:
        command += ["--ro-bind", path, path]
    return [*command, "--remount-ro", "/", "--chdir", SCRATCH, "--"]


def _folders_above(paths: list[str]) -> list[str]:
    above = {str(folder) for path in paths for folder in Path(path).parents}
    return sorted(above - {"/"} - set(paths))


@cache
def _starts(command: tuple[str, ...]) -> bool:
    """Try it, and again on a machine that is busy: a kernel may have namespaces and forbid them, which no test shows."""
    return any(_succeeds([*command, "/bin/true"]) for _ in range(3))


def _succeeds(command: list[str]) -> bool:
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _readable_to_all(path: Path) -> bool:
    return all(folder.stat().st_mode & 0o005 == 0o005 for folder in (path, *path.parents))

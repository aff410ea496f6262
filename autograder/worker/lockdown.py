"""Lock a worker in before the first line of student code: limits, Landlock and seccomp, in this order, for good.

Covered, in every worker on Linux:
- reading or writing files outside the interpreter's folders (read only) and the worker's own scratch folder (Landlock)
- network of every kind: no sockets but connected AF_UNIX pairs, with bubblewrap AF_UNIX ones (seccomp; TCP also Landlock)
- ptrace, reading another process's memory, handles, namespaces, mounts, kernel modules, bpf, perf, io_uring, keyrings,
  System V and POSIX IPC, memfd, personality, and system calls of a foreign ABI (seccomp: only what is listed is allowed)
- changing mode, owner or times of files (seccomp: it seems to succeed and does nothing)
- signals to the warm process and, with Landlock 6 or newer, to any process outside the worker
- address space, CPU time, file size, open files, core dumps, locked memory, processes (limits of each process)
- memory and processes of all that a submission starts together (the warm process watches, and ends it within a moment)
- being root: as root, workers get a user of their own and no capability, at most the one to read what Landlock allows
Covered with bubblewrap around the warm process as well (see autograder/sandbox.py):
- seeing that other files or processes exist, whatever the kernel's Landlock knows
- what outlives a killed grader
- the total size of scratch and of /dev/shm, and the number of files there (soon after it is exceeded)
In the GPU job (see autograder/gpu_sandbox.py) a worker may also
- use the device files of the driver, with its ioctls: those of the type F (0x46), and the plain small numbers of nvidia-uvm. A
  filter sees a number and not the file, so these numbers are let through on any file; on all others they mean nothing
- map as much address space as it likes; memory that is really used is watched as ever
- make files in memory (memfd_create) and lock memory, without which the driver does not start
- bind a socket of the kind AF_UNIX, SOCK_SEQPACKET, on which the driver listens; nobody may connect
- write the names of its own threads in /proc/self/task
Not covered:
- the driver's own bugs, in the GPU job: it is as large as a kernel, and whoever may compute there may talk to it
- the kernel's own bugs: for submissions from the open internet, use a virtual machine
- the processor's time beside the limits, and side channels such as its caches
- without bubblewrap: that a file outside exists, and its size; on a kernel older than 6.12 and without root, the worker may
  not signal anyone, its own children included
"""

import ctypes
import os
import resource
import struct
from dataclasses import dataclass
from typing import Any

import landlockpy
import psutil
from landlockpy import AccessFS, Ruleset, Scope

from autograder.worker import system_calls

READ = AccessFS.READ_FILE | AccessFS.READ_DIR | AccessFS.EXECUTE
READ_WRITE = AccessFS.READ_FILE | AccessFS.WRITE_FILE
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
SIGNAL_SCOPE_ABI = 6

_PR_SET_DUMPABLE, _PR_SET_KEEPCAPS, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 4, 8, 22, 38
_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE = 47, 2
_CAPABILITY_VERSION_3, _CAP_DAC_READ_SEARCH = 0x20080522, 2
_SECCOMP_MODE_FILTER = 2


@dataclass(frozen=True)
class Lockdown:
    """What holds for every worker of a warm process, made ready once: see `prepare`."""

    landlock: int
    programs: tuple[bytes, ...]
    readable: list[str]
    private: list[str]
    uid: int | None
    reads_all: bool
    devices: list[str]

    @property
    def spare_is_safe(self) -> bool:
        """Whether a worker cannot signal a process of its user that waits for the next submission."""
        return self.uid is not None or self.landlock >= SIGNAL_SCOPE_ABI


def prepare(
    readable: list[str], private: list[str], uid: int | None, reads_all: bool, devices: list[str] | None = None
) -> Lockdown:
    """Compile the filters and look at the kernel. `readable` and `private` are folders to read, and to use in full.

    A `uid` is for a warm process that runs as root: its workers change to this one. Where this user could not read Python,
    `reads_all` lets it read every file that Landlock allows. `devices` are the files of a GPU's driver.
    """
    devices = devices or []
    abi = landlockpy.abi_version()
    may_signal = uid is not None or bool(private) or abi >= SIGNAL_SCOPE_ABI
    programs = system_calls.allowing(own_network=bool(private), gpu=bool(devices)), system_calls.denying(may_signal)
    return Lockdown(abi, programs, readable, private, uid, reads_all, devices)


def lock_down(lockdown: Lockdown, scratch: str, limits: dict[str, int]) -> None:
    """Give up, in the calling process and all that it starts, whatever a submission does not need. Raise OSError."""
    _prctl(_PR_SET_DUMPABLE, 1)
    _set_limits(limits, own_uid=lockdown.uid is not None or bool(lockdown.private), gpu=bool(lockdown.devices))
    if lockdown.landlock:
        _restrict_files(lockdown, scratch)
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    for program in reversed(lockdown.programs):
        _load(program)


def change_user(lockdown: Lockdown) -> None:
    """Become an unprivileged user for good, if this is root."""
    if (uid := lockdown.uid) is None:
        return
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    _prctl(_PR_SET_KEEPCAPS, int(lockdown.reads_all))
    os.setresuid(uid, uid, uid)
    if lockdown.reads_all:
        _keep_only(_CAP_DAC_READ_SEARCH)


def _keep_only(capability: int) -> None:
    """Give up all capabilities but one, which programs that are started get as well (capabilities(7))."""
    header = struct.pack("Ii", _CAPABILITY_VERSION_3, 0)
    if _LIBC.capset(header, struct.pack("6I", *[1 << capability] * 3, 0, 0, 0)):
        raise OSError(ctypes.get_errno(), "capset failed")
    _prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, capability)


def forbid_inspection() -> None:
    """Keep other processes of the same user from reading this one's memory."""
    _prctl(_PR_SET_DUMPABLE, 0)


def _set_limits(limits: dict[str, int], own_uid: bool, gpu: bool) -> None:
    with open("/proc/self/statm") as file:
        mapped = int(file.read().split()[0]) * resource.getpagesize()
    wanted = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_AS: resource.RLIM_INFINITY if gpu else mapped + limits["memory_bytes"],
        resource.RLIMIT_CPU: limits["cpu_seconds"],
        resource.RLIMIT_FSIZE: limits["file_bytes"],
        resource.RLIMIT_NOFILE: limits["open_files"],
        resource.RLIMIT_MEMLOCK: limits["memory_bytes"] if gpu else 0,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_SIGPENDING: 256,
    }
    wanted[resource.RLIMIT_NPROC] = limits["processes"] + (0 if own_uid else _threads_of_user())
    for kind, value in wanted.items():
        hard = resource.getrlimit(kind)[1]
        value = value if hard == resource.RLIM_INFINITY else hard if value == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")


def _threads_of_user() -> int:
    """Count what the kernel counts for RLIMIT_NPROC: every thread of every process of this user."""
    return sum(
        each.info["num_threads"] or 0
        for each in psutil.process_iter(["num_threads", "uids"])
        if each.info["uids"] and each.info["uids"].real == os.getuid()
    )


def _restrict_files(lockdown: Lockdown, scratch: str) -> None:
    with Ruleset(scoped=Scope.ABSTRACT_UNIX_SOCKET | Scope.SIGNAL) as rules:
        for path in lockdown.readable:
            if os.path.exists(path):
                rules.allow_path(path, READ if os.path.isdir(path) else AccessFS.READ_FILE | AccessFS.EXECUTE)
        for path in DEVICES:
            rules.allow_path(path, READ_WRITE)
        for path in (scratch, *lockdown.private):
            rules.allow_path(path, landlockpy.fs_for_abi(lockdown.landlock))
        if lockdown.devices:
            _allow_gpu(rules, lockdown.devices)
        rules.restrict()


def _allow_gpu(rules: Ruleset, devices: list[str]) -> None:
    for path in devices:
        rules.allow_path(path, READ_WRITE | AccessFS.IOCTL_DEV)
    if os.path.exists("/proc/self"):  # of this process: a program that it starts cannot start the driver
        rules.allow_path("/proc/self", READ)
        rules.allow_path("/proc/self/task", READ | AccessFS.WRITE_FILE | AccessFS.TRUNCATE)


class _Program(ctypes.Structure):
    """struct sock_fprog: how many instructions of 8 bytes, and where."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def _load(program: bytes) -> None:
    """Put a filter on the calling process; it holds for all that it starts."""
    instructions = _Program(len(program) // 8, program)
    _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(instructions))


def _prctl(option: int, *arguments: Any) -> None:
    rest = [ctypes.c_ulong(each) if isinstance(each, int) else each for each in (*arguments, 0, 0, 0, 0)][:4]
    if _LIBC.prctl(option, *rest):
        raise OSError(ctypes.get_errno(), f"prctl {option}: {os.strerror(ctypes.get_errno())}")


_LIBC = ctypes.CDLL(None, use_errno=True)

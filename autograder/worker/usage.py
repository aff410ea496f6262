"""What a worker and all that it has started use together: the kernel's limits hold for each process alone."""

import contextlib
import os
from collections.abc import Iterable

# The kernel's buffers for one end of a socket, which count for no process: net.core.wmem_default on Linux.
DESCRIPTOR_BYTES = 212_992


def memory(pids: Iterable[int], enough: int, available: int) -> int:
    """Return the bytes that processes use, the buffers of what they have open included, where it may be more than `enough`.

    Pages that forks share are counted for each of them at first, which is cheap. They are counted once only where that comes to
    more than `enough` and the whole machine has lost half as much since it had `available` bytes: to look at every page takes
    the kernel tens of milliseconds a process. Pages of files are not counted: the kernel takes them back.
    """
    pids = list(pids)
    buffers = sum(_descriptors(pid) for pid in pids) * DESCRIPTOR_BYTES
    most = buffers + sum(_bytes(pid, "status", ("RssAnon", "RssShmem")) for pid in pids)
    if most <= enough or available - available_memory() < enough / 2:
        return min(most, enough)
    return buffers + sum(_bytes(pid, "smaps_rollup", ("Pss_Anon", "Pss_Shmem")) for pid in pids)


def available_memory() -> int:
    """Return the bytes that this machine can still give."""
    with open("/proc/meminfo") as file:
        return next(1024 * int(line.split()[1]) for line in file if line.startswith("MemAvailable"))


def files(folder: str) -> int:
    """Return the number of files on the file system of a folder."""
    system = os.statvfs(folder)
    return system.f_files - system.f_ffree


def _bytes(pid: int, table: str, names: tuple[str, ...]) -> int:
    """Return the sum of some lines of a table in /proc; for a process whose first thread has ended, another one tells."""
    for thread in (pid, *_listed(f"/proc/{pid}/task")):
        with contextlib.suppress(OSError), open(f"/proc/{thread}/{table}") as file:
            rows = dict(line.split(":", 1) for line in file if line.startswith(names))
            if rows:
                return 1024 * sum(int(row.split()[0]) for row in rows.values())
    return 0


def _descriptors(pid: int) -> int:
    return len(_listed(f"/proc/{pid}/fd"))


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:  # the process has ended
        return []

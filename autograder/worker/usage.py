"""What a worker and all that it has started use together: the kernel's limits hold for each process alone."""

import contextlib
import os
import time
from collections.abc import Iterable

# The kernel's buffers for one end of a socket, which count for no process: net.core.wmem_default on Linux.
DESCRIPTOR_BYTES = 212_992


class MemoryMeter:
    """Tells whether processes use more memory together than they may.

    Pages that forks share are counted for each of them at first, which is cheap. They are counted once only where that comes to
    too much, since to look at every page takes the kernel milliseconds a process: at once where the whole machine has lost half
    as much as is allowed, and otherwise as often as a tenth of the time allows, for others may give memory back meanwhile.
    """

    def __init__(self) -> None:
        self._available = available_memory()
        self._next_look = 0.0

    def is_above(self, pids: Iterable[int], allowed: int) -> bool:
        """Look at the processes, the buffers of what they have open included; pages of files the kernel takes back."""
        pids = list(pids)
        buffers = sum(_descriptors(pid) for pid in pids) * DESCRIPTOR_BYTES
        if buffers + sum(_bytes(pid, "status", ("RssAnon", "RssShmem")) for pid in pids) <= allowed:
            return False
        start = time.monotonic()
        if start < self._next_look and self._available - available_memory() < allowed / 2:
            return False
        used = buffers + sum(_bytes(pid, "smaps_rollup", ("Pss_Anon", "Pss_Shmem")) for pid in pids)
        self._next_look = start + 10 * (time.monotonic() - start)
        return used > allowed


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

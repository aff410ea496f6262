"""Huge pages for the warm process: a fork copies one entry for each page, and 400 MB of small ones take it 20 ms.

Collapsing them takes about a second, which is why it is done only where some submissions are coming.
"""

import contextlib
import ctypes
from collections.abc import Iterator

MADV_COLLAPSE = 25  # Linux 6.1 or newer, whatever /sys/kernel/mm/transparent_hugepage says; an older one refuses
HUGE = 2 * 2**20


def collapse() -> None:
    """Put this process's own memory into huge pages, as far as the system goes along."""
    madvise = ctypes.CDLL(None).madvise
    madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    with contextlib.suppress(OSError):  # there is no /proc
        for start, end in list(_own_memory()):
            madvise(start, end - start, MADV_COLLAPSE)


def _own_memory() -> Iterator[tuple[int, int]]:
    """Yield where this process's heap and its other memory that is no file's begins and ends, in whole huge pages."""
    with open("/proc/self/maps") as file:
        for line in file:
            place, rights, *_, name = line.rstrip("\n").split(" ", 5)
            if rights != "rw-p" or name.strip() not in ("", "[heap]"):
                continue
            start, end = (int(number, 16) for number in place.split("-"))
            start, end = -(-start // HUGE) * HUGE, end // HUGE * HUGE
            if start < end:
                yield start, end

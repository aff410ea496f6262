"""Overwrite the machine code of a library's function, whose pages all workers share with the warm process."""

# ruff: noqa
# checked from outside
import ctypes
import mmap

libc = ctypes.CDLL(None, use_errno=True)
address = ctypes.cast(libc.labs, ctypes.c_void_p).value
page = address & -mmap.PAGESIZE
if libc.mprotect(ctypes.c_void_p(page), 2 * mmap.PAGESIZE, mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC) == 0:
    ctypes.memset(address, 0xC3, 4)  # x86-64: return at once
    print("labs(-5) is now", libc.labs(-5))

"""Write into a file that may only be read, through a shared mapping of it."""

# ruff: noqa
import ctypes
import mmap
import os

import torch

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
for path in (torch.__file__, SECRET):
    try:
        descriptor = os.open(path, os.O_RDONLY)
        address = libc.mmap(None, 4096, mmap.PROT_READ, mmap.MAP_SHARED, descriptor, 0)
        if libc.mprotect(ctypes.c_void_p(address), 4096, mmap.PROT_READ | mmap.PROT_WRITE) == 0:
            print("REACHED by mprotect", path)
        print("REACHED", mmap.mmap(descriptor, 0, mmap.MAP_SHARED, mmap.PROT_READ | mmap.PROT_WRITE))
    except OSError as error:
        print(error)

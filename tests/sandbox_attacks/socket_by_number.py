"""Make a socket by the number of the system call, with bits that only the filter or only the kernel looks at."""

# ruff: noqa
import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
number = 41 if platform.machine() == "x86_64" else 198
for family in (2, 10, 16, 17, 2 | 1 << 32, 16 | 1 << 63):
    for kind in (1, 2, 3, 1 | 1 << 40, 2 | 0o2000000):
        done = libc.syscall(ctypes.c_long(number), ctypes.c_ulong(family), ctypes.c_ulong(kind), ctypes.c_long(0))
        if done >= 0:
            print("REACHED", family, kind)
print(os.strerror(ctypes.get_errno()))

"""Keep memory in files without a name: memfd, secret memory, huge pages."""

# ruff: noqa
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
for flags in (0, 1, 2, 4):
    try:
        print("REACHED", os.memfd_create("attack", flags))
    except OSError as error:
        print(error)
if libc.syscall(447, 0) >= 0:
    print("REACHED memfd_secret")

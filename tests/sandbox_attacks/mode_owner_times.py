"""Change the mode, owner, times and attributes of the secret, and of a package through a descriptor for reading."""

# ruff: noqa
import ctypes
import os

import torch

libc = ctypes.CDLL(None, use_errno=True)
for way in (
    lambda: os.chmod(SECRET, 0o644),
    lambda: os.chown(SECRET, os.getuid(), os.getgid()),
    lambda: os.utime(SECRET, (0, 0)),
    lambda: os.setxattr(SECRET, "user.attack", b"x"),
    lambda: os.chmod(SECRET_DIR, 0o777),
    lambda: libc.syscall(452, -100, SECRET.encode(), 0o644, 0),  # fchmodat2
):
    try:
        way()
    except OSError as error:
        print(error)
before = os.stat(torch.__file__)
descriptor = os.open(torch.__file__, os.O_RDONLY)
os.fchmod(descriptor, before.st_mode ^ 0o100)
os.utime(descriptor, (before.st_atime, before.st_mtime + 1))
if (after := os.stat(descriptor)).st_mode != before.st_mode or after.st_mtime != before.st_mtime:
    print("REACHED", before, after)
    os.fchmod(descriptor, before.st_mode)
    os.utime(descriptor, ns=(before.st_atime_ns, before.st_mtime_ns))

"""Make a POSIX message queue, which outlives the process."""

# ruff: noqa
import contextlib
import ctypes
import os

libc = ctypes.CDLL("librt.so.1", use_errno=True)
if libc.mq_open(b"/attack", os.O_CREAT | os.O_RDWR, 0o600, None) >= 0:
    print("REACHED")
    libc.mq_unlink(b"/attack")
with contextlib.suppress(OSError):
    print("REACHED", os.listdir("/dev/mqueue"))

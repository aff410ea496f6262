"""Leave processes behind whose names look like something else to those who read /proc."""

# ruff: noqa
# checked from outside
import ctypes
import os
import time

for name in (b") Z 1 1 1", b"\n\0", b"(((", b"x) R 1", b"\xff" * 15):
    if os.fork() == 0:
        os.setsid()
        ctypes.CDLL(None).prctl(15, name, 0, 0, 0)
        time.sleep(60)
        os._exit(0)

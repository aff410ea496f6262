"""Let a timer of the worker's send its signal to a thread of another process."""

# ruff: noqa
import ctypes
import os
import struct

librt = ctypes.CDLL("librt.so.1", use_errno=True)
SIGEV_THREAD_ID = 4
for thread in (VICTIM, GRADER, os.getppid(), 1):
    event = struct.pack("Qiii", 0, 9, SIGEV_THREAD_ID, thread) + bytes(44)
    timer = ctypes.c_void_p()
    done = librt.timer_create(1, event, ctypes.byref(timer))
    print("REACHED" if done == 0 else "refused", thread, os.strerror(ctypes.get_errno()))

"""Use more memory than allowed in processes whose first thread has ended, so that they look like zombies."""

# ruff: noqa
import ctypes
import os
import platform
import threading
import time

reader, writer = os.pipe()


def fill():
    kept = bytearray(b"1") * (LIMITS["memory_bytes"] // 2)
    time.sleep(0.2)
    os.write(writer, b"1")
    time.sleep(60)
    del kept


for _ in range(4):
    if os.fork() == 0:
        threading.Thread(target=fill).start()
        ctypes.CDLL(None).syscall(60 if platform.machine() == "x86_64" else 93, 0)  # ends this thread only
for _ in range(4):
    os.read(reader, 1)
time.sleep(0.7)
print("REACHED twice as much")

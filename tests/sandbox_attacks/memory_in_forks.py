"""Use more memory than allowed, a little in each of many forks."""

# ruff: noqa
import os
import time

reader, writer = os.pipe()
for _ in range(4):
    if os.fork() == 0:
        kept = bytearray(b"1") * (LIMITS["memory_bytes"] // 2)
        os.write(writer, b"1")
        time.sleep(60)
        os._exit(0)
for _ in range(4):
    os.read(reader, 1)
time.sleep(0.7)
print("REACHED twice as much")

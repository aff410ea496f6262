"""Fill more of the disk than allowed, in many files."""

# ruff: noqa
import os

written = 0
try:
    for number in range(8):
        with open(f"file{number}", "wb", buffering=0) as file:
            while file.tell() < LIMITS["file_bytes"] - 2**20:
                written += file.write(b"1" * 2**20)
except OSError as error:
    print(error)
print("REACHED" if written > 1.1 * LIMITS["scratch_bytes"] else "stopped", "at", written)

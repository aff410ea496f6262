"""Write a file that is larger than allowed."""

# ruff: noqa
import os

for way in (
    lambda file: [file.write(b"1" * 2**20) for _ in range(2 * LIMITS["file_bytes"] >> 20)],
    lambda file: os.posix_fallocate(file.fileno(), 0, 2 * LIMITS["file_bytes"]),
):
    try:
        with open("file", "wb", buffering=0) as file:
            way(file)
    except OSError as error:
        print(error)
    size = os.path.getsize("file")
    print("REACHED" if size > LIMITS["file_bytes"] else "stopped", "at", size)

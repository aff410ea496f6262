"""Make a file that looks huge to whoever copies it."""

# ruff: noqa
import os

for way in (
    lambda file: file.truncate(2**40),
    lambda file: os.pwrite(file.fileno(), b"x", 2**40),
    lambda file: file.seek(2**40) and file.write(b"x"),
):
    try:
        with open("file", "wb", buffering=0) as file:
            way(file)
    except OSError as error:
        print(error)
    size = os.path.getsize("file")
    print("REACHED" if size > LIMITS["file_bytes"] else "stopped", "at", size)

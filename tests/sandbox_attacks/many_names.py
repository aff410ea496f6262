"""Leave so many files with long names that no command line can hold them, for those who clean up by a command."""

# ruff: noqa
# checked from outside
import os

for folder in (".", "/tmp", "/dev/shm"):
    try:
        for number in range(12_000):
            os.close(os.open(f"{folder}/{number:0>240}", os.O_CREAT | os.O_WRONLY))
    except OSError as error:
        print(error)

"""Use up the inodes: make a great many empty files, which take the kernel's memory and time to remove."""

# ruff: noqa
import os

count = 0
try:
    for folder in (str(number) for number in range(80)):
        os.mkdir(folder)
        for _ in range(400):
            os.close(os.open(f"{folder}/{count}", os.O_CREAT | os.O_WRONLY))
            count += 1
except OSError as error:
    print(error)
print("REACHED" if count > 30_000 else "stopped", "at", count)

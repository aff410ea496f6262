"""Read the secret through the root and the working folder of other processes in /proc."""

# ruff: noqa
import os

for process in ("self", "thread-self", 1, os.getppid(), GRADER, VICTIM):
    for inside in ("root", "cwd/" + "../" * 20):
        try:
            print("REACHED", open(f"/proc/{process}/{inside}{SECRET}").read())
        except OSError as error:
            print(error)

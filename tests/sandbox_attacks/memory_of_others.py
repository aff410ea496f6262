"""Open other processes' memory through /proc, for reading and for writing."""

# ruff: noqa
import os

for process in (1, os.getppid(), GRADER, VICTIM):
    for mode in (os.O_RDONLY, os.O_RDWR):
        for path in (f"/proc/{process}/mem", f"/proc/{process}/task/{process}/mem", f"/proc/{process}/pagemap"):
            try:
                print("REACHED", path, os.open(path, mode))
            except OSError as error:
                print(error)

"""Open the files that other processes have open."""

# ruff: noqa
import os

for process in (1, os.getppid(), GRADER, VICTIM):
    for number in range(30):
        try:
            print("REACHED", os.open(f"/proc/{process}/fd/{number}", os.O_RDONLY))
        except OSError as error:
            print(error)

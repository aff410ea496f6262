"""Signal everybody at once, and the groups of others."""

# ruff: noqa
import os
import signal

for number in (0, signal.SIGCONT):
    for target in (-1, -GRADER, -VICTIM, -os.getppid(), -(2**31) + 1):
        try:
            os.kill(target, number)
            print("REACHED", target)
        except (OSError, OverflowError) as error:
            print(error)
os.kill(0, signal.SIGCONT)  # the worker's own group
print("still here")

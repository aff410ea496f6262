"""Start more processes than allowed."""

# ruff: noqa
import os
import time

started = 0
try:
    while started < LIMITS["processes"] + 30:
        if os.fork() == 0:
            time.sleep(60)
            os._exit(0)
        started += 1
except OSError as error:
    print(error)
time.sleep(0.5)
print("REACHED" if started > LIMITS["processes"] else "stopped", "at", started)

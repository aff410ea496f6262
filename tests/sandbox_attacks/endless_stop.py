"""Stop the worker's process without ending it, and its children too."""

# ruff: noqa
# endless
# checked from outside
import os
import signal
import time

for _ in range(5):
    if (child := os.fork()) == 0:
        os.setsid()
        time.sleep(60)
        os._exit(0)
    os.kill(child, signal.SIGSTOP)
os.kill(os.getpid(), signal.SIGSTOP)

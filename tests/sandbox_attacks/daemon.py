"""Leave a process behind that belongs to nobody: forked twice, in a session of its own, deaf to signals."""

# ruff: noqa
# checked from outside
import os
import signal
import time

for _ in range(3):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.setsid()
            signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
            os.closerange(0, 256)
            time.sleep(60)
        os._exit(0)

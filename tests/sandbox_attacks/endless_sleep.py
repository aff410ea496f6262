"""Sleep for ever, with every signal blocked."""

# ruff: noqa
# endless
# checked from outside
import signal
import time

signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
time.sleep(1e6)

"""Change what a process hands on: environment, mask, folder, signal handlers, priority, limits."""

# ruff: noqa
# checked from outside
import os
import resource
import signal
import sys

os.environ.update({"LD_PRELOAD": "attack.so", "PYTHONPATH": "/tmp", "HOME": "/attack"})
os.putenv("PATH", "/tmp")
os.umask(0o777)
os.chdir("/")
os.nice(19)
sys.setrecursionlimit(100_000)
for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
resource.setrlimit(resource.RLIMIT_NOFILE, (10, 10))

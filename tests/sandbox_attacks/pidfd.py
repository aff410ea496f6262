"""Take other processes' descriptors and signal them through a pidfd."""

# ruff: noqa
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
for process in (os.getppid(), GRADER, VICTIM, 1):
    try:
        descriptor = os.pidfd_open(process)
        print("REACHED a pidfd of", process)
        print("REACHED" if libc.syscall(438, descriptor, 0, 0) >= 0 else "refused", "pidfd_getfd")
        signal.pidfd_send_signal(descriptor, 0)
        print("REACHED pidfd_send_signal")
    except OSError as error:
        print(error)

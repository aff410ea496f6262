"""Make other processes slow: by nice, by scheduler, by processors, by input and output."""

# ruff: noqa
import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
ioprio_set = 251 if platform.machine() == "x86_64" else 30
for process in (VICTIM, os.getppid(), 1):
    for way in (
        lambda process=process: os.setpriority(os.PRIO_PROCESS, process, 19),
        lambda process=process: os.sched_setaffinity(process, {min(os.sched_getaffinity(0))}),
        lambda process=process: os.sched_setscheduler(process, os.SCHED_IDLE, os.sched_param(0)),
        lambda process=process: os.setpriority(os.PRIO_USER, os.getuid(), 1),
    ):
        try:
            way()
            print("REACHED", process)
        except OSError as error:
            print(error)
    print("REACHED" if libc.syscall(ioprio_set, 1, process, 3 << 13) == 0 else "refused", "ioprio_set")

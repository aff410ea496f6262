"""Signal the grader and a process of the same user in every way there is."""

# ruff: noqa
import ctypes
import os
import platform
import signal

libc = ctypes.CDLL(None, use_errno=True)
tkill, tgkill = (200, 234) if platform.machine() == "x86_64" else (130, 131)
for process in (GRADER, VICTIM):
    for way in (
        lambda process=process: os.kill(process, 0),
        lambda process=process: os.killpg(os.getpgid(process), 0),
        lambda process=process: os.kill(process, signal.SIGCONT),
    ):
        try:
            way()
            print("REACHED", process)
        except OSError as error:
            print(error)
    for done in (libc.syscall(tkill, process, 0), libc.syscall(tgkill, process, process, 0), libc.sigqueue(process, 0, None)):
        print("REACHED" if done == 0 else "refused", process)
for number in (signal.SIGTERM, signal.SIGSTOP, signal.SIGKILL):
    try:
        os.kill(VICTIM, number)
        print("REACHED", number)
    except OSError as error:
        print(error)

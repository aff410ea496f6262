"""Leave processes behind whose first thread has ended, and stopped ones, and ones that wait for a vfork."""

# ruff: noqa
# checked from outside
import ctypes
import os
import platform
import signal
import subprocess
import threading
import time

if os.fork() == 0:
    os.setsid()
    threading.Thread(target=time.sleep, args=(60,)).start()
    ctypes.CDLL(None).syscall(60 if platform.machine() == "x86_64" else 93, 0)
if os.fork() == 0:
    os.setsid()
    os.kill(os.getpid(), signal.SIGSTOP)
    os._exit(0)
for _ in range(3):
    subprocess.Popen(["sleep", "60"], start_new_session=True)
if os.fork() == 0:
    ctypes.CDLL(None).vfork() or time.sleep(60)
    os._exit(0)

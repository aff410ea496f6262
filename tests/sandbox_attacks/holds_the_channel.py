"""Leave a grandchild behind that holds the worker's channel and output open."""

# ruff: noqa
# checked from outside
import os
import subprocess
import time

subprocess.Popen("sleep 60 & sleep 60 & exit 0", shell=True, close_fds=False)
if os.fork() == 0:
    if os.fork() == 0:
        os.setsid()
        time.sleep(60)
    os._exit(0)

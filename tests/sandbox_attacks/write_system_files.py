"""Open the system's programs, libraries and settings for writing."""

# ruff: noqa
import ctypes.util
import os
import shutil

for path in (
    "/etc/passwd",
    "/etc/hosts",
    "/etc/ld.so.cache",
    "/etc/resolv.conf",
    "/etc/profile",
    "/etc/crontab",
    shutil.which("env"),
):
    for mode in (os.O_WRONLY, os.O_RDWR, os.O_WRONLY | os.O_APPEND):
        try:
            print("REACHED", path, os.open(path, mode))
        except OSError as error:
            print(error)

"""Be told when somebody opens or changes the secret, by inotify, fanotify or dnotify."""

# ruff: noqa
import ctypes
import fcntl
import os

libc = ctypes.CDLL(None, use_errno=True)
watch = libc.inotify_init1(0)
for path in (SECRET, SECRET_DIR, "/tmp", "/"):
    if watch >= 0 and libc.inotify_add_watch(watch, path.encode(), 0xFFF) >= 0:
        print("REACHED inotify", path)
    if (group := libc.fanotify_init(0x200, 0)) >= 0 and libc.fanotify_mark(
        group, 1, ctypes.c_ulong(0x20), -100, path.encode()
    ) >= 0:
        print("REACHED fanotify", path)
    try:
        fcntl.fcntl(os.open(path, os.O_RDONLY), fcntl.F_NOTIFY, fcntl.DN_ACCESS)
        print("REACHED dnotify", path)
    except OSError as error:
        print(error)

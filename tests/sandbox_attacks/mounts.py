"""Change what is mounted where, in the old way and in the new one, and change the root."""

# ruff: noqa
import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
os.mkdir("new")
for arguments in ((b"none", b"new", b"tmpfs", 0, None), (b"/", b"new", None, 4096, None), (None, b"/", None, 32 | 4096, None)):
    print("REACHED" if libc.mount(*arguments) == 0 else "refused", arguments)
for path in (b"/proc", b"/tmp", b"/dev/shm", b"/scratch"):
    print("REACHED" if libc.umount2(path, 2) == 0 else "refused", path)
pivot_root = 155 if platform.machine() == "x86_64" else 41
print("REACHED" if libc.syscall(pivot_root, b"new", b"new") == 0 else "refused")
print("REACHED" if libc.chroot(b".") == 0 else "refused")
print("REACHED" if libc.syscall(428, -100, b"/", 1) >= 0 else "refused", "open_tree")
print("REACHED" if libc.syscall(430, b"tmpfs", 0) >= 0 else "refused", "fsopen")
print("REACHED" if libc.syscall(433, -100, b"/", 0) >= 0 else "refused", "fspick")
print("REACHED" if libc.syscall(442, -100, b"/", 0, bytes(32), 32) == 0 else "refused", "mount_setattr")
print(os.strerror(ctypes.get_errno()))

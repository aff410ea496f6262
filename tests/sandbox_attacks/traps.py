"""Leave links, pipes, sockets and odd names for those who clean up, so that they remove or read something else."""

# ruff: noqa
# checked from outside
import contextlib
import os
import socket

for folder in (".", "/tmp", "/dev/shm"):
    with contextlib.suppress(OSError):
        os.symlink(SECRET_DIR, f"{folder}/folder")
        os.symlink(SECRET, f"{folder}/file")
        os.symlink("loop", f"{folder}/loop")
        os.makedirs(f"{folder}/deep/er")
        os.symlink(SECRET_DIR, f"{folder}/deep/er/folder")
        os.symlink("..", f"{folder}/deep/er/up")
        for name in (b"\xff\xfe", b"-rf", b"new\nline", b"x" * 255, "\N{SNOWMAN}".encode(), b"*", b" "):
            open(os.path.join(folder.encode(), name), "w").close()
    with contextlib.suppress(OSError):
        socket.socket(socket.AF_UNIX).bind(f"{folder}/socket")
    with contextlib.suppress(OSError):
        os.mkfifo(f"{folder}/pipe")

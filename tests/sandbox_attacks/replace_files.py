"""Remove the secret, or put another file in its place."""

# ruff: noqa
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
open("other", "w").close()
if libc.renameat2(-100, b"other", -100, SECRET.encode(), 2) == 0:
    print("REACHED by exchange")
for way in (
    lambda: os.replace("other", SECRET),
    lambda: os.unlink(SECRET),
    lambda: os.unlink(SHM),
    lambda: os.rename(SECRET_DIR, f"{SECRET_DIR}-moved"),
    lambda: os.symlink("/etc/passwd", f"{SECRET}-link"),
    lambda: os.mkdir(f"{SECRET}-folder"),
):
    try:
        way()
        print("REACHED", way)
    except OSError as error:
        print(error)

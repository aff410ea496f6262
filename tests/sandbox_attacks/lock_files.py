"""Lock files that other programs wait for, such as the grader's database."""

# ruff: noqa
import fcntl
import os

for path in (SECRET, SECRET_DIR, SHM, "/var/lib/dpkg/lock", "/etc/passwd"):
    for operation in (fcntl.LOCK_EX, fcntl.LOCK_SH):
        try:
            fcntl.flock(os.open(path, os.O_RDONLY), operation | fcntl.LOCK_NB)
            print("REACHED", path)
        except OSError as error:
            print(error)

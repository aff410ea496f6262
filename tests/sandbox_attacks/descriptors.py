"""Open more files than allowed."""

# ruff: noqa
import fcntl
import os

kept = []
try:
    while len(kept) < 3 * LIMITS["open_files"]:
        kept.append(os.dup(0))
except OSError as error:
    print(error)
print("REACHED" if len(kept) > LIMITS["open_files"] else "stopped", "at", len(kept))
for number in kept:
    os.close(number)
try:
    print("REACHED", fcntl.fcntl(0, fcntl.F_DUPFD, 2 * LIMITS["open_files"]))
except (OSError, ValueError) as error:
    print(error)

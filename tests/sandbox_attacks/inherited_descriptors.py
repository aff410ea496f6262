"""Use descriptors that the worker inherited: there should be its channel, what stands for its output, and /dev/null."""

# ruff: noqa
import os
import stat

output, channels = os.fstat(1), 0
for number in range(1024):
    try:
        status = os.fstat(number)
    except OSError:
        continue
    if stat.S_ISSOCK(status.st_mode):
        channels += 1
    elif not stat.S_ISCHR(status.st_mode) and (status.st_dev, status.st_ino) != (output.st_dev, output.st_ino):
        print("REACHED", number, status)
    elif stat.S_ISCHR(status.st_mode) and status.st_rdev not in (os.makedev(1, 3), os.makedev(1, 9)):
        print("REACHED the device", number, status)
print("REACHED" if channels > 1 else "only", channels, "channel")

"""Read the kernel's memory and log."""

# ruff: noqa
import os

for path in (
    "/proc/kcore",
    "/proc/kmsg",
    "/dev/kmsg",
    "/sys/kernel/debug",
    "/sys/kernel/tracing",
    "/sys/firmware",
    "/boot",
    "/proc/kpageflags",
):
    try:
        print("REACHED", path, os.open(path, os.O_RDONLY | os.O_NONBLOCK))
    except OSError as error:
        print(error)

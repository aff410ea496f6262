"""Open the kernel's settings for writing."""

# ruff: noqa
import os

for path in (
    "/proc/sys/kernel/core_pattern",
    "/proc/sys/kernel/hostname",
    "/proc/sys/vm/overcommit_memory",
    "/proc/sys/net/ipv4/ip_forward",
    "/proc/sysrq-trigger",
    "/sys/power/state",
    "/sys/kernel/mm/transparent_hugepage/enabled",
    "/sys/devices/system/cpu/cpu1/online",
    "/sys/kernel/uevent_helper",
    "/proc/1/autogroup",
    "/proc/1/clear_refs",
):
    try:
        print("REACHED", path, os.open(path, os.O_WRONLY))
    except OSError as error:
        print(error)

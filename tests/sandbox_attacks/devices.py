"""Open the machine's devices, or make one."""

# ruff: noqa
import glob
import os
import stat

ALLOWED = {"null", "zero", "full", "random", "urandom", "stdin", "stdout", "stderr", "fd", "shm", "tty", "ptmx", "console"}
names = (
    "kvm",
    "fuse",
    "mem",
    "kmem",
    "port",
    "kmsg",
    "sda",
    "vda",
    "nvme0n1",
    "loop-control",
    "net/tun",
    "userfaultfd",
    "dri/card0",
)
for path in sorted({*(f"/dev/{name}" for name in names), *glob.glob("/dev/*")}):
    try:
        if os.path.basename(path) not in ALLOWED:
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
            print("REACHED", path, os.fstat(descriptor))
    except OSError as error:
        print(error)
for kind, number in ((stat.S_IFBLK, os.makedev(254, 0)), (stat.S_IFCHR, os.makedev(1, 1))):
    try:
        os.mknod("device", kind | 0o600, number)
        print("REACHED", os.open("device", os.O_RDONLY))
    except OSError as error:
        print(error)

"""Let a descriptor send a deadly signal to another process when something arrives on it."""

# ruff: noqa
import ctypes
import fcntl
import os
import socket
import struct
import time

libc = ctypes.CDLL(None, use_errno=True)
one, other = socket.socketpair()
for target in (VICTIM, -VICTIM, GRADER):
    for way in (
        lambda target=target: fcntl.fcntl(one, fcntl.F_SETOWN, target),
        lambda target=target: fcntl.fcntl(one, 15, struct.pack("ii", 1, abs(target))),  # F_SETOWN_EX
        lambda target=target: fcntl.ioctl(one, 0x8901, struct.pack("i", target)),  # FIOSETOWN
        lambda target=target: fcntl.ioctl(one, 0x8902, struct.pack("i", target)),  # SIOCSPGRP
    ):
        try:
            way()
            print("REACHED", target)
        except OSError as error:
            print(error)
if hasattr(fcntl, "F_SETOWN") and target == GRADER:
    try:
        fcntl.fcntl(one, fcntl.F_SETOWN, VICTIM)
        fcntl.fcntl(one, 10, 9)  # F_SETSIG, SIGKILL
        print("REACHED F_SETSIG")
        fcntl.fcntl(one, fcntl.F_SETFL, os.O_ASYNC)
        other.send(b"x")
        time.sleep(0.1)
    except OSError as error:
        print(error)

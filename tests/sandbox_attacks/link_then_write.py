"""Link a package's file into the worker's folder, where everything may be written."""

# ruff: noqa
import ctypes
import os

import torch

libc = ctypes.CDLL(None, use_errno=True)
source = os.open(torch.__file__, os.O_RDONLY)
for way in (
    lambda: os.link(torch.__file__, "mine"),
    lambda: os.link(f"/proc/self/fd/{source}", "mine", follow_symlinks=True),
    lambda: libc.linkat(source, b"", -100, b"mine", 0x1000),
    lambda: open(f"/proc/self/fd/{source}", "r+b") and os.link(torch.__file__, "mine"),
):
    try:
        way()
        print("REACHED", os.open("mine", os.O_RDWR))
    except OSError as error:
        print(error)

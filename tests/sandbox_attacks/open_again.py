"""Open a descriptor for reading once more, for writing."""

# ruff: noqa
import os

import torch

descriptor = os.open(torch.__file__, os.O_RDONLY)
place = os.open(torch.__file__, os.O_PATH)
for number in (descriptor, place):
    for folder in ("/proc/self/fd", "/dev/fd", "/proc/thread-self/fd"):
        try:
            print("REACHED", os.open(f"{folder}/{number}", os.O_WRONLY))
        except OSError as error:
            print(error)

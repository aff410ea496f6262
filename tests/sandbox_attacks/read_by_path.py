"""Read the secret by its path, in every way that Python and the system's programs have."""

# ruff: noqa
import mmap
import os
import shutil
import subprocess

import numpy as np


def mapped():
    with open(SECRET, "rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)[:]


for way in (
    lambda: open(SECRET).read(),
    lambda: os.read(os.open(SECRET, os.O_RDONLY | os.O_NOFOLLOW), 100),
    lambda: np.fromfile(SECRET, np.uint8).tobytes(),
    lambda: shutil.copy(SECRET, "copy") and open("copy").read(),
    lambda: subprocess.run(["cat", SECRET], capture_output=True, check=True).stdout,
    lambda: open(SHM).read(),
    mapped,
):
    try:
        print("REACHED", way())
    except (OSError, subprocess.CalledProcessError) as error:
        print(error)

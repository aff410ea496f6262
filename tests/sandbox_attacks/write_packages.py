"""Change an installed package, or add something that every Python there runs at its start."""

# ruff: noqa
import os
import sysconfig

import torch

packages = sysconfig.get_path("purelib")
for path in (torch.__file__, os.__file__, f"{packages}/pip/__init__.py", os.path.dirname(torch.__file__) + "/lib/libtorch.so"):
    for mode in (os.O_WRONLY, os.O_RDWR):
        try:
            print("REACHED", path, os.open(path, mode))
        except OSError as error:
            print(error)
for folder in (packages, os.path.dirname(os.__file__), os.path.dirname(torch.__file__), sysconfig.get_path("scripts")):
    for name in ("attack-was-here.pth", "attack-was-here.py"):
        try:
            open(f"{folder}/{name}", "w").close()
            print("REACHED", folder)
        except OSError as error:
            print(error)

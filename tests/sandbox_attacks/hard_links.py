"""Make a hard link to the secret, or move it, into the worker's own folder."""

# ruff: noqa
import os

for path in (SECRET, SHM):
    for way in (os.link, os.rename):
        try:
            way(path, "mine")
            print("REACHED", open("mine").read())
        except OSError as error:
            print(error)

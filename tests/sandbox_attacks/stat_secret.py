"""Learn that the secret exists, how large it is and when it was changed."""

# ruff: noqa
import os

for path in (SECRET, SECRET_DIR, SHM):
    try:
        print("REACHED", os.stat(path))
    except OSError as error:
        print(error)

"""Change the autograder itself."""

# ruff: noqa
import os

import autograder
import autograder.worker

for module in (autograder, autograder.worker):
    try:
        print("REACHED", os.open(module.__file__, os.O_RDWR))
    except OSError as error:
        print(error)
    try:
        open(f"{os.path.dirname(module.__file__)}/attack-was-here.py", "w").close()
        print("REACHED", module)
    except OSError as error:
        print(error)

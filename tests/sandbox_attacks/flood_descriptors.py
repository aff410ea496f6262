"""Write without end to the descriptors of standard output and error, past the worker's own streams."""

# ruff: noqa
# checked from outside
import os
import subprocess

for number in (1, 2):
    try:
        for _ in range(100):
            os.write(number, b"x" * 1_000_000)
    except OSError as error:
        print(error)
print(subprocess.run("yes >&2", shell=True, capture_output=False, timeout=5, check=False).returncode)

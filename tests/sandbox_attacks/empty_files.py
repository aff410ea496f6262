"""Empty files that are not the worker's: with O_TRUNC, without the right to write, and by truncate."""

# ruff: noqa
import glob
import os
import sysconfig

empty = glob.glob(f"{sysconfig.get_path('purelib')}/*/REQUESTED")  # is empty as it is
for path in (SECRET, *empty[:1]):
    for mode in (os.O_RDONLY, os.O_WRONLY, os.O_RDWR, os.O_ACCMODE):  # the last one opens neither for reading nor for writing
        try:
            print("REACHED", path, mode, os.open(path, mode | os.O_TRUNC))
        except OSError as error:
            print(error)
    try:
        print("REACHED", path, os.truncate(path, 0))
    except OSError as error:
        print(error)

"""List the folder that the secret lies in."""

# ruff: noqa
import glob
import os
import subprocess

for way in (
    lambda: os.listdir(SECRET_DIR),
    lambda: [each.name for each in os.scandir(SECRET_DIR)],
    lambda: glob.glob(f"{SECRET_DIR}/*"),
    lambda: [files for _, _, files in os.walk(SECRET_DIR)],
    lambda: os.listdir(os.open(SECRET_DIR, os.O_RDONLY)),
    lambda: subprocess.run(["ls", SECRET_DIR], capture_output=True, text=True).stdout,
    lambda: [name for name in os.listdir("/tmp") if name == os.path.basename(SECRET_DIR)],
    lambda: [name for name in os.listdir("/dev/shm") if name == os.path.basename(SHM)],
):
    try:
        if found := way():
            print("REACHED", found)
    except OSError as error:
        print(error)

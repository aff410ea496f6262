"""Read the secret through symbolic links in the worker's own folder."""

# ruff: noqa
import os

os.symlink(SECRET, "to_the_file")
os.symlink(SECRET_DIR, "to_the_folder")
os.symlink("/", "to_the_root")
os.symlink("../" * 30 + SECRET[1:], "upwards")
os.symlink("to_the_file", "to_the_link")
for path in ("to_the_file", "to_the_folder/secret", f"to_the_root{SECRET}", "upwards", "to_the_link"):
    try:
        print("REACHED", open(path).read())
    except OSError as error:
        print(error)

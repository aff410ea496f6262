"""Read what lies in people's home folders and the system's list of users."""

# ruff: noqa
import glob
import os

homes = ["/root", "/home", *glob.glob("/home/*")]
for path in (*homes, "/var", "/var/log", "/etc", "/"):
    try:
        print("REACHED", path, os.listdir(path)[:5])
    except OSError as error:
        print(error)
for path in ("/etc/passwd", "/etc/shadow", "/etc/hostname", *(f"{home}/.bashrc" for home in homes)):
    try:
        print("REACHED", path, open(path, "rb").read(20))
    except OSError as error:
        print(error)

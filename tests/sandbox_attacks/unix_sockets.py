"""Connect to the socket of another program: by its path, by a link, from its folder."""

# ruff: noqa
import os
import socket

os.symlink(UNIX, "link")
for path in (
    UNIX,
    "link",
    f"/proc/self/root{UNIX}",
    f"/proc/{GRADER}/root{UNIX}",
    "/run/docker.sock",
    "/run/dbus/system_bus_socket",
):
    try:
        socket.socket(socket.AF_UNIX).connect(path)
        print("REACHED", path)
    except OSError as error:
        print(error)
try:
    print("REACHED", socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b"attack", DATAGRAMS))
except OSError as error:
    print(error)

"""Connect to a port of this machine, and open one."""

# ruff: noqa
import socket

for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"), (socket.AF_INET, "0.0.0.0")):
    try:
        socket.socket(family).connect((host, PORT))
        print("REACHED", host)
    except OSError as error:
        print(error)
    try:
        server = socket.socket(family)
        server.bind((host, 0))
        server.listen()
        print("REACHED", server)
    except OSError as error:
        print(error)

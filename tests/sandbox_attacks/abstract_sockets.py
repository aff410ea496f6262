"""Connect to an abstract socket, which has no file."""

# ruff: noqa
import socket

for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
    try:
        socket.socket(socket.AF_UNIX, kind).connect(f"\0{ABSTRACT}")
        print("REACHED")
    except OSError as error:
        print(error)

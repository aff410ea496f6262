"""Send from one end of a connected pair to another program's socket, which needs neither socket nor connect."""

# ruff: noqa
import socket

for kind in (socket.SOCK_DGRAM, socket.SOCK_SEQPACKET, socket.SOCK_STREAM, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC):
    for address in (DATAGRAMS, f"\0{ABSTRACT}", UNIX):
        for way in ("sendto", "sendmsg", "connect"):
            try:
                one, other = socket.socketpair(socket.AF_UNIX, kind)
                if way == "sendto":
                    one.sendto(b"attack", address)
                elif way == "sendmsg":
                    one.sendmsg([b"attack"], [], 0, address)
                else:
                    one.connect(address)
                print("REACHED", way)
            except OSError as error:
                print(error)

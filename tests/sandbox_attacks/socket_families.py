"""Make a socket of every family and kind but AF_UNIX: raw, packet, netlink, vsock, the kernel's ciphers, Bluetooth."""

# ruff: noqa
import socket

for family in (*range(2, 47), 0, 255, -1):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        for protocol in (0, 1, 255):
            try:
                print("REACHED", socket.socket(family, kind, protocol))
            except OSError as error:
                last = error
print(last)

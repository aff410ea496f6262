"""Send a datagram to a port of this machine, to the name server, and to the world."""

# ruff: noqa
import socket

for address in (("127.0.0.1", PORT), ("8.8.8.8", 53), ("127.0.0.53", 53), ("255.255.255.255", PORT)):
    for protocol in (0, 136):  # UDP, UDP-Lite
        try:
            print("REACHED", socket.socket(socket.AF_INET, socket.SOCK_DGRAM, protocol).sendto(b"attack", address))
        except OSError as error:
            print(error)

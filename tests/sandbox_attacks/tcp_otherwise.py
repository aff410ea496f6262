"""Reach a port past filters on connect: with fast open, with other protocols over IP, without waiting."""

# ruff: noqa
import asyncio
import socket

for protocol in (0, 132, 262):  # TCP, SCTP, MPTCP
    for way in (
        lambda door: door.sendto(b"attack", socket.MSG_FASTOPEN, ("127.0.0.1", PORT)),
        lambda door: door.sendmsg([b"attack"], [], socket.MSG_FASTOPEN, ("127.0.0.1", PORT)),
        lambda door: door.connect_ex(("127.0.0.1", PORT)),
    ):
        try:
            print("REACHED", way(socket.socket(socket.AF_INET, socket.SOCK_STREAM, protocol)))
        except OSError as error:
            print(error)


async def connect():
    await asyncio.open_connection("127.0.0.1", PORT)
    print("REACHED")


try:
    await connect()
except OSError as error:
    print(error)

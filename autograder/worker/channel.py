"""A channel: frames of plain data over one stream socket, the same at both ends."""

import select
import socket
import time
from typing import Any

from autograder.worker import plain


class ChannelClosed(Exception):
    """The other end is gone, or has sent something that is not a frame."""


class ChannelTimeout(Exception):
    """Nothing came in the time allowed."""


def is_for(message: object, key: str, ticket: str) -> bool:
    """Say whether a message carries a ticket: what a worker sends may be anything, also what no == compares."""
    carried = message.get(key) if isinstance(message, dict) else None
    return isinstance(carried, str) and carried == ticket


class Channel:
    """Send and receive frames. Reading never waits longer than its limit and never reads more than `max_frame` bytes."""

    def __init__(self, connection: socket.socket, max_frame: int = plain.MAX_BYTES) -> None:
        self._connection = connection
        self._max_frame = max_frame

    def send(self, message: object) -> None:
        self.send_frame(plain.pack(message))

    def send_frame(self, frame: bytes) -> None:
        try:
            self._connection.sendall(frame)
        except OSError as error:
            raise ChannelClosed(str(error)) from error

    def receive(self, seconds: float | None = None) -> Any:
        """Return the next message. Raise ChannelTimeout after `seconds`, ChannelClosed where no frame can come."""
        deadline = None if seconds is None else time.monotonic() + seconds
        try:
            text, raw = plain.frame_sizes(self._read(plain.HEADER_SIZE, deadline), self._max_frame)
            return plain.unpack(self._read(text, deadline), self._read(raw, deadline))
        except ValueError as error:
            raise ChannelClosed(f"what came is not a frame: {error}") from error

    def _read(self, size: int, deadline: float | None) -> bytes:
        data = bytearray()
        while len(data) < size:
            self._wait(deadline)
            try:
                piece = self._connection.recv(min(size - len(data), 1 << 20))
            except OSError as error:
                raise ChannelClosed(str(error)) from error
            if not piece:
                raise ChannelClosed("the other end closed the channel")
            data += piece
        return bytes(data)

    def _wait(self, deadline: float | None) -> None:
        if deadline is None:
            return
        poll = select.poll()
        poll.register(self._connection, select.POLLIN)
        if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
            raise ChannelTimeout

    def send_socket(self, connection: socket.socket) -> None:
        """Hand an open socket to the process at the other end."""
        socket.send_fds(self._connection, [b"s"], [connection.fileno()])

    def receive_socket(self) -> socket.socket:
        """Take the socket that the other end hands over."""
        _, descriptors, _, _ = socket.recv_fds(self._connection, 1, 1)
        if not descriptors:
            raise ChannelClosed("no socket was handed over")
        return socket.socket(fileno=descriptors[0])

    def close(self) -> None:
        self._connection.close()

"""Keep memory in the buffers of sockets, in many processes, which counts for none of them."""

# ruff: noqa
import os
import socket
import time

reader, writer = os.pipe()
for _ in range(3):
    if os.fork() == 0:
        kept, sent = [], 0
        try:
            while True:
                kept += socket.socketpair()
                for end in kept[-2:]:
                    end.setblocking(False)
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2**24)
                    sent += end.send(b"1" * 2**20)
        except OSError:  # as many descriptors as there may be
            os.write(writer, sent.to_bytes(8, "big"))
        time.sleep(60)
        os._exit(0)
total = sum(int.from_bytes(os.read(reader, 8), "big") for _ in range(3))
time.sleep(0.4)
print("REACHED" if total > LIMITS["memory_bytes"] else "stopped", "at", total)

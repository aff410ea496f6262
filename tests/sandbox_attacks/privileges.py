"""Be root, become root, or have a capability."""

# ruff: noqa
import ctypes
import os
import platform
import struct

libc = ctypes.CDLL(None, use_errno=True)
capget, capset = (125, 126) if platform.machine() == "x86_64" else (90, 91)
header, data = struct.pack("Ii", 0x20080522, 0), ctypes.create_string_buffer(24)
libc.syscall(capget, header, data)
effective, permitted, *_ = struct.unpack("6I", data.raw)
print("REACHED" if os.getuid() == 0 else "refused", os.getresuid(), os.getresgid(), os.getgroups())
print("REACHED" if effective or permitted else "refused", hex(effective), hex(permitted))
for way in (lambda: os.setuid(0), lambda: os.setresuid(0, 0, 0), lambda: os.setgroups([0]), lambda: os.setresgid(0, 0, 0)):
    try:
        way()
        print("REACHED", os.getresuid())
    except OSError as error:
        print(error)
print("REACHED" if libc.syscall(capset, header, struct.pack("6I", *[2**32 - 1] * 6)) == 0 else "refused")

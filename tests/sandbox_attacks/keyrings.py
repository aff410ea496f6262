"""Keep something in the kernel's keyrings, or look into those of the user."""

# ruff: noqa
import ctypes
import platform

libc = ctypes.CDLL(None, use_errno=True)
add_key, request_key, keyctl = (248, 249, 250) if platform.machine() == "x86_64" else (217, 218, 219)
for keyring in (-1, -2, -3, -4, -5):  # thread, process, session, user, user session
    if libc.syscall(add_key, b"user", b"attack", b"here", 4, keyring) > 0:
        print("REACHED add_key", keyring)
    if libc.syscall(keyctl, 0, keyring, 0) > 0:
        print("REACHED keyctl", keyring)
if libc.syscall(request_key, b"user", b"attack", None, -3) > 0:
    print("REACHED request_key")

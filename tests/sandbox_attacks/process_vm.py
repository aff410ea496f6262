"""Read and write other processes' memory with process_vm_readv and process_vm_writev."""

# ruff: noqa
import ctypes
import errno
import os

libc = ctypes.CDLL(None, use_errno=True)
mine = ctypes.create_string_buffer(b"attack", 8)
piece = (ctypes.c_size_t * 2)(ctypes.addressof(mine), 8)
for process in (os.getppid(), 1, GRADER, VICTIM):
    for call in (libc.process_vm_readv, libc.process_vm_writev):
        done = call(process, piece, 1, piece, 1, 0)
        # a wrong address is answered only after the permission was given
        print("REACHED" if done > 0 or ctypes.get_errno() == errno.EFAULT else "refused", process, ctypes.get_errno())

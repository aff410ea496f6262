"""Make shared memory, semaphores and queues of System V, which outlive the process, and attach to other people's."""

# ruff: noqa
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_long
for number in range(100):
    if libc.shmat(number, None, 0o10000) != -1:
        print("REACHED the segment", number)
for make, remove in ((lambda: libc.shmget(0, 4096, 0o1600), libc.shmctl), (lambda: libc.msgget(0, 0o1600), libc.msgctl)):
    if (number := make()) != -1:
        print("REACHED", make, number)
        remove(number, 0, None)
if (number := libc.semget(0, 1, 0o1600)) != -1:
    print("REACHED semget")
    libc.semctl(number, 0, 0)

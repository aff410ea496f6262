"""The system calls that a worker may make, as two seccomp filters: what they are for is in lockdown.py."""

import contextlib
import errno
import os
import socket
import tempfile
from typing import Any

import pyseccomp

_SO_SNDBUFFORCE = 32

# What a Python program with threads, files, child processes and asyncio needs. Whatever is not named here fails with ENOSYS.
ALLOWED = """
    read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 close close_range lseek dup dup2 dup3 flock
    fsync fdatasync sync_file_range fadvise64 readahead ftruncate fallocate sendfile splice tee copy_file_range open
    openat creat stat fstat lstat newfstatat statx statfs fstatfs access faccessat faccessat2 readlink readlinkat
    getdents getdents64 getcwd chdir fchdir mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 link linkat
    symlink symlinkat umask mmap munmap mremap mprotect madvise msync mincore brk mlock munlock membarrier rt_sigaction
    rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack pause restart_syscall alarm
    setitimer getitimer nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday time times timer_create
    timer_settime timer_gettime timer_getoverrun timer_delete timerfd_create timerfd_settime timerfd_gettime fork vfork
    execve execveat exit exit_group wait4 waitid set_tid_address set_robust_list get_robust_list rseq futex futex_waitv
    arch_prctl gettid getpid getppid getpgrp getpgid getsid setsid setpgid getuid geteuid getgid getegid getresuid
    getresgid getgroups capget sched_yield sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max
    sched_get_priority_min getpriority getrlimit setrlimit getrusage sysinfo uname getrandom getcpu pipe pipe2 eventfd
    eventfd2 poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2 sendto
    recvfrom sendmsg recvmsg sendmmsg recvmmsg shutdown getsockname getpeername getsockopt setsockopt get_mempolicy kill
    tkill tgkill
""".split()
PRETENDED = """
    chmod fchmod fchmodat chown fchown lchown fchownat utime utimes utimensat futimesat
""".split()
REFUSED = """
    ptrace process_vm_readv process_vm_writev pidfd_open pidfd_send_signal pidfd_getfd kcmp memfd_create memfd_secret
    io_uring_setup io_uring_enter io_uring_register bpf perf_event_open userfaultfd keyctl add_key request_key mount
    umount2 pivot_root chroot setns unshare open_by_handle_at name_to_handle_at truncate personality shmget shmat shmctl
    shmdt semget semop semctl msgget msgsnd msgrcv msgctl mq_open mq_unlink setuid setgid setresuid setresgid setgroups
    capset mknod mknodat inotify_init inotify_init1
""".split()
CONNECTING = "bind listen accept accept4 connect".split()
XATTRS = """
    getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr setxattr lsetxattr fsetxattr removexattr
""".split()
IOCTLS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS TIOCGWINSZ FIONREAD FIONBIO FIONCLEX FIOCLEX
GPU_ALLOWED = "memfd_create mbind set_mempolicy mlock2".split()
GPU_CONNECTING = "bind listen".split()
GPU_FCNTLS = (1033, 1034)  # F_ADD_SEALS and F_GET_SEALS, of what memfd_create has made
GPU_IOCTLS = ((0xFF00, 0x4600), (0xFFFFFF00, 0), (0xFFFFFFFF, 0x30000001), (0xFFFFFFFF, 0x30000002))  # mask and value
FCNTLS = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1031, 1032)  # no F_SETOWN and F_SETSIG: they send signals to anyone
PRCTLS = (2, 3, 4, 15, 16, 21, 23, 38, 39, 0x53564D41)  # no PR_SET_PDEATHSIG: who clears it outlives the grader
CLONE_NEW = 0x7E020000 | 0x00000080 | 0x00008000  # every CLONE_NEW*, CLONE_NEWTIME, CLONE_PARENT


def allowing(own_network: bool, gpu: bool) -> bytes:
    """Return the program of the main filter: what is not allowed here fails with ENOSYS.

    In namespaces of its own a worker may use AF_UNIX sockets, which reach nothing there but its own processes: with them
    the workers of a DataLoader hand their tensors over.
    """
    rules = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.ENOSYS))
    allowed = {*ALLOWED, *(GPU_ALLOWED if gpu else ()), *(CONNECTING if own_network else GPU_CONNECTING if gpu else ())}
    for names, action in (
        (allowed, pyseccomp.ALLOW),
        (PRETENDED, pyseccomp.ERRNO(0)),
        ({*REFUSED, *CONNECTING} - allowed, pyseccomp.ERRNO(errno.EPERM)),
        (XATTRS, pyseccomp.ERRNO(errno.ENOTSUP)),
        (() if own_network or gpu else ("socket",), pyseccomp.ERRNO(errno.EACCES)),
    ):
        for name in sorted(names):
            _add(rules, action, name)
    for mask, value in GPU_IOCTLS if gpu else ():
        _add(rules, pyseccomp.ALLOW, "ioctl", _masked(1, mask, value))
    if gpu and not own_network:
        _allow_drivers_socket(rules)
    if own_network:
        _add(rules, pyseccomp.ALLOW, "socket", _equal(0, socket.AF_UNIX))
        _add(rules, pyseccomp.ERRNO(errno.EOPNOTSUPP), "socket", pyseccomp.Arg(0, pyseccomp.NE, socket.AF_UNIX))
    _add(rules, pyseccomp.ALLOW, "clone", _masked(0, CLONE_NEW, 0))
    _add(rules, pyseccomp.ALLOW, "prlimit64", _equal(0, 0))
    _add(rules, pyseccomp.ALLOW, "sched_setaffinity", _equal(0, 0))
    _add(rules, pyseccomp.ALLOW, "socketpair", _equal(0, socket.AF_UNIX), _masked(1, 0xF, socket.SOCK_STREAM))
    for name, place, numbers in (
        ("ioctl", 1, IOCTLS),
        ("fcntl", 1, FCNTLS + (GPU_FCNTLS if gpu else ())),
        ("prctl", 0, PRCTLS),
    ):
        for number in numbers:
            _add(rules, pyseccomp.ALLOW, name, _equal(place, number))
    return _exported(rules)


def denying(may_signal: bool) -> bytes:
    """Return the program of a second filter: some arguments of allowed calls. The stricter of two filters wins."""
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    refuse = pyseccomp.ERRNO(errno.EPERM)
    emptying = os.O_ACCMODE | os.O_TRUNC  # read-only and O_TRUNC empties a file that Landlock before 3 lets one read
    _add(rules, refuse, "open", _masked(1, emptying, os.O_TRUNC))
    _add(rules, refuse, "openat", _masked(2, emptying, os.O_TRUNC))
    for option in (socket.SO_SNDBUF, _SO_SNDBUFFORCE):  # it seems to succeed: nobody counts the memory of larger buffers
        _add(rules, pyseccomp.ERRNO(0), "setsockopt", _equal(1, socket.SOL_SOCKET), _equal(2, option))
    warm = os.getpid()
    for name in ("kill", "tkill", "tgkill"):
        for target in (warm, -warm, -1) if may_signal else ():
            _add(rules, refuse, name, _masked(0, 0xFFFFFFFF, target & 0xFFFFFFFF))
        if not may_signal:
            _add(rules, refuse, name)
    return _exported(rules)


def _allow_drivers_socket(rules: Any) -> None:
    """Allow one kind of socket. No other one: SOCK_DGRAM sends to any address without a connection."""
    refuse = pyseccomp.ERRNO(errno.EACCES)
    _add(rules, refuse, "socket", pyseccomp.Arg(0, pyseccomp.NE, socket.AF_UNIX))
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
        _add(rules, refuse, "socket", _equal(0, socket.AF_UNIX), _masked(1, 0xF, kind))
    _add(rules, pyseccomp.ALLOW, "socket", _equal(0, socket.AF_UNIX), _masked(1, 0xF, socket.SOCK_SEQPACKET))


def _exported(rules: Any) -> bytes:
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def _add(rules: Any, action: int, name: str, *arguments: Any) -> None:
    """Add a rule; a system call that this machine's processor does not have needs none."""
    with contextlib.suppress(OSError, RuntimeError):
        pyseccomp.resolve_syscall(pyseccomp.system_arch(), name)
        rules.add_rule(action, name, *arguments)


def _equal(place: int, value: int) -> Any:
    return _masked(place, 0xFFFFFFFF, value)


def _masked(place: int, mask: int, value: int) -> Any:
    return pyseccomp.Arg(place, pyseccomp.MASKED_EQ, mask, value)

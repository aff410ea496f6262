"""Use the parts of the kernel in which the holes are found: bpf, perf, userfaultfd, kcmp, modules, and the like."""

# ruff: noqa
import ctypes
import errno
import platform

libc = ctypes.CDLL(None, use_errno=True)
X86 = platform.machine() == "x86_64"
CALLS = {
    "bpf": 321 if X86 else 280,
    "perf_event_open": 298 if X86 else 241,
    "userfaultfd": 323 if X86 else 282,
    "kcmp": 312 if X86 else 272,
    "init_module": 175 if X86 else 105,
    "finit_module": 313 if X86 else 273,
    "kexec_load": 246 if X86 else 104,
    "swapon": 167 if X86 else 224,
    "syslog": 103 if X86 else 116,
    "clock_settime": 227 if X86 else 112,
    "clock_adjtime": 305 if X86 else 266,
    "sethostname": 170 if X86 else 161,
    "quotactl": 179 if X86 else 60,
    "move_pages": 279 if X86 else 239,
    "mbind": 237 if X86 else 235,
    "seccomp": 317 if X86 else 277,
    "acct": 163 if X86 else 89,
    "reboot": 169 if X86 else 142,
    "add_key": 248 if X86 else 217,
    "vmsplice": 278 if X86 else 75,
    "sched_setattr": 314 if X86 else 274,
} | ({"iopl": 172, "ioperm": 173, "modify_ldt": 154} if X86 else {})
wrong = ctypes.c_long(-1)
for name, number in CALLS.items():
    done = libc.syscall(ctypes.c_long(number), wrong, wrong, wrong, wrong, wrong, wrong)
    # any other answer comes from behind the filter: the kernel has looked at the arguments
    refused = done == -1 and ctypes.get_errno() in (errno.EPERM, errno.ENOSYS)
    print("refused" if refused else "REACHED", name, ctypes.get_errno())

"""The doctor: which layers of isolation this machine gives, whether they hold, and how to get what is missing."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass

import landlockpy
from nbformat.v4 import new_code_cell, new_notebook

from autograder.course import Course, Limits
from autograder.sandbox import Isolation, best_sandbox
from autograder.session import Session
from autograder.warm import WarmProcess

# What a submission must not get. Each attempt prints REACHED if it does; `secret` and `grader` stand for what is outside.
ATTEMPTS = {
    "read a file of the course": "print(open({secret!r}).read() and 'REACHED')",
    "write beside the course": "open({secret!r} + '.new', 'w').write('x'); print('REACHED')",
    "list the folder above the course": "import os; print(os.listdir(os.path.dirname({secret!r})) and 'REACHED')",
    "open a network socket": "import socket; socket.socket(socket.AF_INET); print('REACHED')",
    "signal the grader": "import os; os.kill({grader}, 0); print('REACHED')",
    "read the grader's memory": "open('/proc/{grader}/mem', 'rb').read(1); print('REACHED')",
    "make a namespace of its own": (
        "import ctypes; print('REACHED' if ctypes.CDLL(None).unshare(0x10000000) == 0 else 'refused')"
    ),
    "use more memory than allowed": "x = bytearray({memory} * 2); x[::4096] = b'1' * len(x[::4096]); print('REACHED')",
}


@dataclass(frozen=True)
class Layer:
    """One layer: what there is of it, and how to get it where it is missing."""

    name: str
    found: str
    remedy: str = ""


def layers(isolation: Isolation) -> Iterator[Layer]:
    """Yield what this machine has."""
    abi = landlockpy.abi_version()
    if not shutil.which("bwrap"):
        yield Layer("bubblewrap", "not installed", "install it (Debian, Ubuntu: apt install bubblewrap)")
    elif isolation != "full":
        yield Layer(
            "bubblewrap", "installed, but not allowed here", "allow user namespaces (sysctl, AppArmor, or the container's)"
        )
    else:
        yield Layer("bubblewrap", "used")
    yield Layer(
        "Landlock", f"version {abi}" if abi else "missing", "" if abi else "use Linux 5.13 or newer with lsm=…,landlock"
    )
    yield Layer("seccomp", "used" if isolation != "none" else "missing", "" if isolation != "none" else "use Linux")
    yield Layer("own user", "for the workers" if os.geteuid() == 0 else "none needed: you are not root")


def self_test(course: Course) -> tuple[Isolation, dict[str, bool]]:
    """Let a worker try what it must not be able to do; return the isolation and, for each attempt, if it was stopped."""
    limits = Limits(memory_bytes=500_000_000, cell_seconds=10)
    with tempfile.TemporaryDirectory(dir=course.root, prefix=".doctor-") as folder:
        secret = os.path.join(folder, "secret")
        with open(secret, "w") as file:
            file.write("secret")
        values = {"secret": secret, "grader": os.getpid(), "memory": limits.memory_bytes}
        cells = [new_code_cell(attempt.format(**values)) for attempt in ATTEMPTS.values()]
        with WarmProcess([], best_sandbox(limits.scratch_bytes)) as warm:
            session = Session(warm, new_notebook(cells=cells), limits, 0, reference=False)
            session.execute()
            session.close()
            printed = ["".join(output.get("text", "") for output in cell.outputs) for cell in session.notebook.cells]
            return warm.isolation, {name: "REACHED" not in text for name, text in zip(ATTEMPTS, printed, strict=True)}

"""The bound on a GPU's memory, from outside: whoever uses more than a submission may is ended, and leaves the others in peace.

torch's own bound (worker/gpu.py) turns an honest mistake into an error that can be read; a submission could lift it. What the
driver counts it cannot change. Where the driver names no processes, as in some containers, only torch's bound is there.
"""

import contextlib
import shutil
import subprocess
import threading
from collections.abc import Iterator

import psutil

LOOK_SECONDS = 2  # each look keeps the driver busy for a moment, while somebody may be measuring times
ANSWER_SECONDS = 10
QUERY = ("--query-compute-apps=pid,used_memory", "--format=csv,noheader,nounits")


class GpuWatch:
    """Ends, until it is closed, each process that this one has started and that uses more of a GPU's memory than it may."""

    def __init__(self, allowed_bytes: int) -> None:
        self._allowed = allowed_bytes
        self._program = shutil.which("nvidia-smi")
        self._over = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        if self._program:
            self._thread.start()

    def close(self) -> None:
        self._over.set()
        if self._program:
            self._thread.join()

    def sentence(self) -> str:
        """Say what it has ended since it was last asked, in words that end a sentence; "" where it was nothing."""
        stopped = self._stopped.is_set()
        self._stopped.clear()
        return f"used more than {self._allowed / 1e9:g} GB of GPU memory" if stopped else ""

    def _watch(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            ours = {child.pid: child for child in psutil.Process().children(recursive=True)}
            for pid, used in self._users():
                if pid in ours and used > self._allowed:
                    self._stopped.set()
                    with contextlib.suppress(psutil.Error):
                        ours[pid].kill()

    def _users(self) -> Iterator[tuple[int, int]]:
        """Yield the processes on all GPUs, and how many bytes each one uses there."""
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            done = subprocess.run([str(self._program), *QUERY], capture_output=True, text=True, timeout=ANSWER_SECONDS)
            for line in done.stdout.splitlines():
                with contextlib.suppress(ValueError):  # "[N/A]", where the driver does not tell
                    pid, mebibytes = (int(word) for word in line.split(","))
                    yield pid, mebibytes * 2**20

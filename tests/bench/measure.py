"""What a command costs: time, processor time and memory, of itself and all that it starts. Nothing else may run meanwhile."""

import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

SAMPLE_SECONDS = 1.0  # to look at memory takes milliseconds a process


@dataclass
class Cost:
    """Seconds on the clock, core-seconds, and the largest numbers of bytes that were seen in memory."""

    seconds: float
    cpu: float
    memory: int
    parent_memory: int


def cost(command: list[str], folder: Path, environment: dict[str, str]) -> Cost:
    """Run a command to its end. Raise RuntimeError where it fails; what it prints goes to a file `printed` in the folder."""
    before, start = _busy(), time.monotonic()
    with (folder / "printed").open("w") as printed:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=printed, stderr=subprocess.STDOUT)
    watch = _Watch(process.pid)
    watch.start()
    code = process.wait()
    seconds, used = time.monotonic() - start, _busy() - before
    watch.join()
    if code not in (0, 1):  # 1: something needs a person
        raise RuntimeError(f"{' '.join(command)} ended with exit code {code}:\n{(folder / 'printed').read_text()[-3000:]}")
    return Cost(seconds, used, watch.memory, watch.parent)


class _Watch(threading.Thread):
    """Looks at a process and all below it until it ends. Pages that processes share are counted once."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._process = psutil.Process(pid)
        self.memory = self.parent = 0

    def run(self) -> None:
        while self._process.is_running() and self._process.status() != psutil.STATUS_ZOMBIE:
            try:
                self.parent = max(self.parent, self._process.memory_info().rss)
                tree = [self._process, *self._process.children(recursive=True)]
            except psutil.Error:
                return
            self.memory = max(self.memory, sum(map(_shared_once, tree)))
            time.sleep(SAMPLE_SECONDS)


def _shared_once(process: psutil.Process) -> int:
    try:
        return process.memory_full_info().pss
    except (psutil.Error, OSError):  # it has ended
        return 0


def _busy() -> float:
    """Return the core-seconds that this whole machine has worked: what is killed in a sandbox is counted nowhere else."""
    times = psutil.cpu_times()
    return times.user + times.nice + times.system + getattr(times, "irq", 0) + getattr(times, "softirq", 0)

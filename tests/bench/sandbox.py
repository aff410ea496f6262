"""What the sandbox costs: `make bench`. Times are medians on this machine; the ratio is what can be compared elsewhere."""

import statistics
import subprocess
import sys
import time

from nbformat.v4 import new_code_cell, new_notebook

from autograder.course import Course, Limits
from autograder.sandbox import best_sandbox, plain_sandbox
from autograder.session import Session
from autograder.warm import WarmProcess

ROUNDS = 15
FIRST_LINE = "import time; print(time.monotonic())"
COMPUTATION = """
import time, torch
torch.set_num_threads(1)
x, start = torch.ones(300, 300), time.perf_counter()
for i in range(300):
    y = (x @ x).relu().sum()
total = sum(i * i for i in range(2_000_000))
print(time.perf_counter() - start)
"""


def main() -> None:
    limits = Limits()
    best = best_sandbox(limits.scratch_bytes)
    for sandbox in (best, plain_sandbox(best.uid)) if best.command else (best,):
        with WarmProcess(Course.find().settings.warm, sandbox) as warm:
            measure(warm, limits)


def measure(warm: WarmProcess, limits: Limits) -> None:
    starts, ends = zip(*(one_submission(warm, limits) for _ in range(ROUNDS)), strict=True)
    print(f"{warm.isolation:>8}  request to first line of student code  {statistics.median(starts) * 1000:6.1f} ms")
    print(f"{warm.isolation:>8}  tear-down                              {statistics.median(ends) * 1000:6.1f} ms")
    pairs = [(compute_inside(warm, limits), compute_outside()) for _ in range(ROUNDS)]  # in turns: the machine's speed drifts
    inside, outside = (min(times) for times in zip(*pairs, strict=True))
    print(f"{warm.isolation:>8}  computation, inside / outside          {inside / outside:6.3f}")


def one_submission(warm: WarmProcess, limits: Limits) -> tuple[float, float]:
    """Return the seconds to the first line of a notebook, and those from its end until nothing is left."""
    asked = time.monotonic()
    session = Session(warm, new_notebook(cells=[new_code_cell(FIRST_LINE)]), limits, 0, reference=False)
    session.execute()
    first = float(session.notebook.cells[0].outputs[0].text)
    ended = time.monotonic()
    session.close()
    warm.sweep()
    return first - asked, time.monotonic() - ended


def compute_inside(warm: WarmProcess, limits: Limits) -> float:
    session = Session(warm, new_notebook(cells=[new_code_cell(COMPUTATION)]), limits, 0, reference=False)
    try:
        session.execute()
        return float(session.notebook.cells[0].outputs[0].text)
    finally:
        session.close()
        warm.sweep()


def compute_outside() -> float:
    done = subprocess.run([sys.executable, "-c", COMPUTATION], capture_output=True, text=True, check=True)
    return float(done.stdout)


main()

"""Sessions of the GPU job: for each device check the notebook is executed anew, in a worker that answers this check itself.

Elsewhere a notebook is executed once, and each check is answered by a fork of a snapshot. That is no way to a GPU: a process
that was forked after CUDA was started cannot use it ("Cannot re-initialize CUDA in forked subprocess"), and a notebook starts
it as soon as a cell asks for a device. To hide the GPU until the fork would be faster, but then code at notebook level, such
as `device = try_gpu()`, would choose the CPU, and a right answer would fail. So the cells run with the GPU in sight, and their
worker does not fork.

What this leaves to know:

- A check costs a run of the notebook as far as its exercise, and the start of CUDA; what it asks of the reference solution
  costs the same once more. No time of a check or an exercise is spent on it; the limits for cells and the notebook hold in
  each run.
- Every run has the same seed, so the checks see the same state, as far as the notebook's code and the GPU repeat themselves.
- The warm process never starts CUDA; its workers do, each after its own fork.
- A GPU program that the notebook forks (a DataLoader's worker that touches CUDA) fails as it does everywhere.
"""

from collections.abc import Callable
from typing import Any

from autograder.course import Limits, SolutionFailure
from autograder.gpu_memory import GpuWatch
from autograder.readable import readable
from autograder.reference import ReferenceSnapshot
from autograder.session import Session
from autograder.snapshot import Snapshot, StudentFailure
from autograder.worker.channel import Channel

# Executes the notebook as far as an exercise's test cell, in a new worker that is going to answer one check.
Start = Callable[[str], Session]


class DeviceSnapshot(Snapshot):
    """A snapshot that is made anew for each check."""

    def __init__(self, exercise: str, start: Start, limits: Limits, seed: int, watch: GpuWatch) -> None:
        self.last_call, self.transcripts, self._watch = "", {}, watch
        self._exercise, self._start, self._limits, self._seed = exercise, start, limits, seed
        self._notes: list[str] = []
        self._exercise_left = limits.exercise_seconds
        self._check, self._check_left = "", limits.check_seconds
        self._fork: Channel | None = None
        self._session: Session | None = None

    def close(self) -> None:
        """End what answers here."""
        self._end_fork()

    def exchange(self, request: dict[str, Any]) -> dict[str, Any]:
        self._fork = self._fork or self._begin_fork()  # before the check's time begins
        return super().exchange(request)

    def _begin_fork(self) -> Channel:
        self._session = self._start(self._exercise)
        if ended := self._watch.sentence():
            raise StudentFailure(f"the notebook {ended}")
        answering = self._session.snapshot(self._exercise)
        self._notes = list(self._session.notes)
        answering.begin_check(self._check)
        return answering._begin_fork()

    def _end_fork(self) -> int | None:
        if self._fork:
            self._fork.close()
            self._fork = None
        if self._session:
            self._session.close()
            self._session = None
        return None

    def _how_it_ended(self) -> str:
        ended = self._watch.sentence() or (self._session.ending() if self._session else "")
        self._end_fork()
        return f": it {readable(ended, 200)}" if ended else ""


class DeviceReference(ReferenceSnapshot, DeviceSnapshot):
    """The reference solution on the GPU: it remembers its answers, and its failures are the course's."""

    def _begin_fork(self) -> Channel:
        channel = super()._begin_fork()
        if self._notes:
            raise SolutionFailure(f"the reference solution of {self._exercise}: {self._notes[0]}")
        return channel

"""The GPU job: device checks are run where a CUDA device is, and listed as not run, with the reason, where there is none."""

import time
import warnings
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType
from typing import Protocol

import torch
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from autograder.check_file import GradingRun, run_checks
from autograder.checks import Check, read_device_checks
from autograder.course import Assignment, Course, CourseError
from autograder.device_session import DeviceReference, DeviceSnapshot
from autograder.gpu_memory import GpuWatch
from autograder.gpu_sandbox import gpu_profile
from autograder.grading import Grader, submitted_or_solved
from autograder.notebooks import read_source
from autograder.plugin import Bench
from autograder.readable import TOLD_CHARACTERS, readable
from autograder.results import CheckResult, Result
from autograder.sandbox import WarmProcessError, sandboxes
from autograder.session import Session
from autograder.snapshot import Snapshot

NOWHERE = "run `autograder gpu` on a machine with CUDA"


def why_not() -> str:
    """Say why device checks cannot run on this machine, or return "" where they can."""
    if not torch.version.cuda:
        return f"this torch ({torch.__version__}) was built without CUDA: {NOWHERE}"
    with warnings.catch_warnings(record=True) as told:  # so torch says that a driver is too old
        warnings.simplefilter("always")
        if torch.cuda.is_available():
            return ""
    said = readable("".join(f" ({each.message})" for each in told), TOLD_CHARACTERS)
    return f"there is no CUDA device on this machine{said}: {NOWHERE}"


class DeviceBench:
    """The bench of one submission's device checks: each of them starts workers of its own over the two notebooks."""

    def __init__(self, grader: Grader, assignment: Assignment, notebook: NotebookNode, folder: Path | None, seed: int) -> None:
        self.seed, self._grader, self._assignment = seed, grader, assignment
        self._notebook, self._folder = notebook, folder
        self._open: dict[tuple[str, bool], Snapshot] = {}
        self._watch = GpuWatch(assignment.limits.gpu_memory_bytes)

    def student(self, assignment: str, exercise: str) -> Snapshot:
        return self._snapshot(exercise, False)

    def solution(self, assignment: str, exercise: str) -> Snapshot:
        return self._snapshot(exercise, True)

    def close(self) -> None:
        for snapshot in self._open.values():
            snapshot.close()
        self._watch.close()

    def _snapshot(self, exercise: str, reference: bool) -> Snapshot:
        if (exercise, reference) not in self._open:
            kind = DeviceReference if reference else DeviceSnapshot
            limits = self._assignment.limits
            snapshot = kind(exercise, lambda until: self._executed(until, reference), limits, self.seed, self._watch)
            self._open[exercise, reference] = snapshot
        return self._open[exercise, reference]

    def _executed(self, until: str, reference: bool) -> Session:
        notebook = read_source(self._assignment) if reference else self._notebook
        seed = 0 if reference else self.seed
        session = self._grader.session(self._assignment, notebook, seed, self._folder, reference=reference)
        session.execute(until, stay=True)
        return session


class PlainDeviceBench:
    """The bench of plain pytest: over the submission that the command line names, or over the solutions."""

    def __init__(self, grader: "DeviceGrader", submission: Path | None, seed: int) -> None:
        self.seed, self._grader, self._submission = seed, grader, submission
        self._benches: dict[str, DeviceBench] = {}

    def student(self, assignment: str, exercise: str) -> Snapshot:
        return self._bench(assignment).student(assignment, exercise)

    def solution(self, assignment: str, exercise: str) -> Snapshot:
        return self._bench(assignment).solution(assignment, exercise)

    def close(self) -> None:
        for bench in self._benches.values():
            bench.close()

    def _bench(self, name: str) -> DeviceBench:
        if name not in self._benches:
            assignment = self._grader.course.assignment(name)
            notebook = submitted_or_solved(self._submission, assignment)
            self._benches[name] = DeviceBench(self._grader.grader, assignment, notebook, None, self.seed)
        return self._benches[name]


class ClosableBench(Bench, Protocol):
    """A bench that something is left to end for."""

    def close(self) -> None: ...


MakeBench = Callable[[Grader, Assignment, NotebookNode, Path | None, int], ClosableBench]


class DeviceGrader:
    """Grades device checks of one course. `grader` and `make_bench` are for another kind of device than a GPU of this machine.

    `reason` says why nothing can be run here, if so.
    """

    def __init__(self, course: Course, grader: Grader | None = None, make_bench: MakeBench = DeviceBench) -> None:
        self.course = course
        self.reason = "" if grader else why_not()
        self._grader, self._make_bench = grader, make_bench
        self._stack = ExitStack()

    @property
    def grader(self) -> Grader:
        """The grader with a GPU, within a with-block on a machine that has one."""
        assert self._grader, "use this within a with-block, and where no `reason` is given"
        return self._grader

    def __enter__(self) -> "DeviceGrader":
        if not self.reason and not self._grader:
            self._grader = _grader_with_gpu(self.course, self._stack)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.close()

    def grade(
        self,
        assignment: Assignment,
        notebook: NotebookNode,
        result: Result,
        checks: list[Check] | None = None,
        folder: Path | None = None,
    ) -> Result:
        """Run an assignment's device checks, or some of them, on a notebook as it is, and fill in its result."""
        checks = read_device_checks(assignment) if checks is None else checks
        if self.reason:
            result.checks = [CheckResult(check, "not_run", self.reason) for check in checks]
        if self.reason or not checks:
            return result
        start = time.monotonic()
        try:
            with self.grader.swept():
                self._check(assignment, notebook, result, checks, folder)
        except Exception as error:  # whatever goes wrong here is ours, and must not stop the grading of the others
            result.problem = readable(f"{type(error).__name__}: {error}", TOLD_CHARACTERS)
            result.checks = [CheckResult(check, "error", "the grading was broken off") for check in checks]
        result.seconds = time.monotonic() - start
        return result

    def _check(
        self, assignment: Assignment, notebook: NotebookNode, result: Result, checks: list[Check], folder: Path | None
    ) -> None:
        result.isolation = self.grader.isolation
        with closing(self._make_bench(self.grader, assignment, notebook, folder, result.seed)) as bench:
            result.checks = run_checks(assignment.device_checks, GradingRun(bench, checks, lambda each: None))


def _grader_with_gpu(course: Course, stack: ExitStack) -> Grader:
    """Return a grader in the strongest sandbox in which the GPU can be used. Raise CourseError where it is in none."""
    scratch = max(assignment.limits.scratch_bytes for assignment in course.assignments.values())
    profile = gpu_profile()
    if not profile.devices:
        raise CourseError("torch sees a CUDA device, but there are no device files /dev/nvidia*: the GPU job needs NVIDIA's")
    found = ""
    for sandbox in sandboxes(scratch, profile):
        with ExitStack() as attempt:
            try:
                grader = attempt.enter_context(Grader(course, sandbox))
                _try_gpu(grader)
                stack.push(attempt.pop_all())
                return grader
            except (CourseError, WarmProcessError) as error:
                found = found or str(error)
    raise CourseError(f"this machine has a GPU, but a worker in the sandbox cannot use it ({found}); see docs/gpu.md")


def _try_gpu(grader: Grader) -> None:
    """Start a worker and end it. Raise WarmProcessError where it cannot use the GPU."""
    any_assignment = next(iter(grader.course.assignments.values()))
    grader.session(any_assignment, new_notebook(), seed=0, reference=True).close()

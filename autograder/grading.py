"""Grading: from a submission to a result, by way of a repaired notebook, two sessions and pytest."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from nbformat import NotebookNode

from autograder.check_file import GradingRun, collect, run_checks
from autograder.checks import Check, read_checks, read_device_checks
from autograder.course import Assignment, Course, CourseError, SolutionFailure
from autograder.misconceptions import Misconceptions
from autograder.notebooks import read_source
from autograder.readable import TOLD_CHARACTERS, readable
from autograder.repair import repair
from autograder.results import CheckResult, Result
from autograder.sandbox import Isolation, Sandbox, WarmProcessError, best_sandbox, is_enough
from autograder.session import Session
from autograder.snapshot import Snapshot, StudentFailure
from autograder.submissions import files_beside, read_notebook, read_released
from autograder.warm import WarmProcess

NEEDS_GPU = "This check needs a GPU and has not been run yet: its points are neither given nor lost."

# Each holds a process for the notebook and two for each exercise, and all together must stay below the limit on processes.
MOST_SOLUTIONS = 3

# What happened to more cells than this is told by the cells alone.
MAX_NOTES = 5


@dataclass
class Graded:
    """A result, and the notebook with the outputs that the grading saw."""

    result: Result
    notebook: NotebookNode


class Grader:
    """Grades submissions of one course, one after another, with two warm processes: for students and for the solutions."""

    def __init__(self, course: Course, sandbox: Sandbox | None = None, warm: list[str] | None = None) -> None:
        self.course = course
        self._sandbox = sandbox
        self._warm = course.settings.warm if warm is None else warm
        self._students: WarmProcess | None = self._warm_process(self._warm)
        # It runs one notebook, which imports what it needs; but what torch imports late, each of its many forks would import.
        self._reference = self._warm_process([each for each in course.settings.warm if each.split(".")[0] == "torch"])
        self._solutions: dict[Path, Session] = {}
        self._misconceptions = Misconceptions(course)

    def __enter__(self) -> "Grader":
        """Wait until all is warm. Raise CourseError where this machine isolates less than course.toml asks for."""
        least, found = self.course.settings.isolation, self.isolation
        if not is_enough(found, least):
            raise CourseError(
                f"submissions would run with the isolation {found!r}, and course.toml accepts {least!r} or better: "
                "run `autograder doctor` to see what is missing here"
            )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for session in self._solutions.values():
            session.close()
        if self._students:
            self._students.close()
        self._reference.close()

    def grade(self, assignment: Assignment, submitted: NotebookNode, file: str, seed: int) -> Graded:
        """Repair, run and check a submission."""
        notebook, notes = repair(submitted, read_released(assignment))
        graded = self.check(assignment, notebook, Result(file, assignment.name, seed, notes=notes), read_checks(assignment))
        graded.result.checks += waiting(assignment)
        return graded

    def check_exercise(
        self,
        assignment: Assignment,
        notebook: NotebookNode,
        file: str,
        seed: int,
        exercise: str,
        *,
        stop_early: bool = False,
        explain: bool = True,
    ) -> Result:
        """Run a notebook as far as one exercise's test cell, and check this exercise, as `check` does."""
        checks = [check for check in read_checks(assignment) if check.exercise == exercise]
        result = Result(file, assignment.name, seed)
        return self.check(assignment, notebook, result, checks, until=exercise, stop_early=stop_early, explain=explain).result

    def check(
        self,
        assignment: Assignment,
        notebook: NotebookNode,
        result: Result,
        checks: list[Check],
        *,
        until: str = "",
        folder: Path | None = None,
        tell: Callable[[CheckResult], None] = lambda result: None,
        stop_early: bool = False,
        explain: bool = True,
    ) -> Graded:
        """Run a notebook as it is, beside the files of the folder that it was handed in with, and fill in its result.

        `until` names an exercise behind which nothing is run; `tell` gets each check's result as soon as it is known, and again
        where `explain` has found the misconception behind it. With `stop_early`, the checks behind the first that fails are
        left out. Raise CourseError where the checks cannot be read.
        """
        collect(assignment.checks)
        start = time.monotonic()
        try:
            with self.open(assignment, notebook, result.seed, until, folder) as session:
                notebook, result.isolation = session.notebook, self.isolation
                bench = _PreparedBench(session, self.solution(assignment), result.seed)
                result.checks = run_checks(assignment.checks, GradingRun(bench, checks, tell, stop_early))
                for each in self._explained(assignment, result, session) if explain and not stop_early else ():
                    tell(each)
                result.notes += session.notes[:MAX_NOTES]
        except Exception as error:  # whatever goes wrong here is ours, and must not stop the grading of the others
            result.problem = readable(f"{type(error).__name__}: {error}", TOLD_CHARACTERS)
            result.checks = [CheckResult(check, "error", "the grading was broken off") for check in checks]
        result.seconds = time.monotonic() - start
        return Graded(result, notebook)

    def _explained(self, assignment: Assignment, result: Result, session: Session) -> Iterator[CheckResult]:
        """Yield the failed checks whose misconception is known."""
        solution = self.solution(assignment)
        for exercise in result.exercises():
            checks = result.of(exercise)
            failed = {each.check.name for each in checks if each.outcome == "failed"}
            with suppress(StudentFailure):  # the notebook never got there
                student = session.snapshot(exercise)
                alike = self._misconceptions.explain(assignment, checks, student, solution, result.seed) if failed else {}
                result.alike += [answer for answer, same in alike.items() if same == failed]
                yield from (each for each in checks if each.misconception)

    @contextmanager
    def open(
        self, assignment: Assignment, notebook: NotebookNode, seed: int, until: str = "", folder: Path | None = None
    ) -> Iterator[Session]:
        """Execute a student's notebook; at the end nothing that it started is left."""
        with self.swept():
            session = self.session(assignment, notebook, seed, folder)
            try:
                session.execute(until)
                yield session
            finally:
                session.close()

    def session(
        self, assignment: Assignment, notebook: NotebookNode, seed: int, folder: Path | None = None, *, reference: bool = False
    ) -> Session:
        """Return a worker over a notebook, a student's or the solved one, of which nothing is executed yet."""
        warm = self._reference if reference else self._student_process()
        return Session(warm, notebook, assignment.limits, seed, files=_files(assignment, folder), reference=reference)

    @property
    def isolation(self) -> Isolation:
        """How well submissions are isolated; waits until all is warm."""
        return self._student_process().isolation

    @contextmanager
    def swept(self) -> Iterator[None]:
        """End, behind this block, whatever students' workers have started."""
        warm = self._student_process()
        try:
            try:
                yield
            finally:
                warm.sweep()
        except WarmProcessError:
            self._students = None  # the next submission gets a new one, and does not suffer from this one
            warm.close()
            raise

    def _student_process(self) -> WarmProcess:
        self._students = self._students or self._warm_process(self._warm)
        return self._students

    def _warm_process(self, modules: list[str]) -> WarmProcess:
        scratch = max(assignment.limits.scratch_bytes for assignment in self.course.assignments.values())
        return WarmProcess(modules, self._sandbox or best_sandbox(scratch))

    def solution(self, assignment: Assignment) -> Session:
        """Return the session over the reference solution, which serves all submissions."""
        if assignment.source not in self._solutions:
            while len(self._solutions) >= MOST_SOLUTIONS:
                self._solutions.pop(next(iter(self._solutions))).close()
            session = self.session(assignment, read_source(assignment), seed=0, reference=True)
            session.execute()
            self._solutions[assignment.source] = session
        session = self._solutions[assignment.source]
        if session.notes:
            raise SolutionFailure(f"{assignment.source}: {session.notes[0]}")
        return session

    def keep_only(self, assignment: Assignment) -> None:
        """Close the sessions over other assignments' solutions, each of which holds several processes."""
        for source in set(self._solutions) - {assignment.source}:
            self._solutions.pop(source).close()


class _PreparedBench:
    """The bench of one grading: one student's session, one solution's."""

    def __init__(self, student: Session, solution: Session, seed: int) -> None:
        self.seed, self._student, self._solution = seed, student, solution

    def student(self, assignment: str, exercise: str) -> Snapshot:
        return self._student.snapshot(exercise)

    def solution(self, assignment: str, exercise: str) -> Snapshot:
        return self._solution.snapshot(exercise)


class PlainBench:
    """The bench of plain pytest: sessions are opened as checks ask for them; without a submission, over the solutions."""

    def __init__(self, grader: Grader, submission: Path | None, seed: int) -> None:
        self.seed, self._grader, self._submission = seed, grader, submission
        self._open: tuple[str, Session] | None = None
        self._stack = ExitStack()

    def student(self, assignment: str, exercise: str) -> Snapshot:
        if self._open is None or self._open[0] != assignment:
            self.close()
            chosen = self._grader.course.assignment(assignment)
            session = self._stack.enter_context(
                self._grader.open(chosen, submitted_or_solved(self._submission, chosen), self.seed)
            )
            self._open = (assignment, session)
        return self._open[1].snapshot(exercise)

    def solution(self, assignment: str, exercise: str) -> Snapshot:
        return self._grader.solution(self._grader.course.assignment(assignment)).snapshot(exercise)

    def close(self) -> None:
        self._stack.close()


def submitted_or_solved(submission: Path | None, assignment: Assignment) -> NotebookNode:
    """Return a file's notebook as it is graded, or the solved notebook where there is no file."""
    if submission is None:
        return read_source(assignment)
    return repair(read_notebook(submission), read_released(assignment))[0]


def _files(assignment: Assignment, folder: Path | None = None) -> dict[str, bytes]:
    """Return what lies beside a notebook when it runs: what the student handed in, and the files of the release unchanged."""
    most = assignment.limits.scratch_bytes // 4
    handed_in = files_beside(folder, most) if folder else {}
    return handed_in | files_beside(assignment.released.parent, most)


def waiting(assignment: Assignment) -> list[CheckResult]:
    """Return the device checks that count, as they stand until the GPU job has run them."""
    checks = read_device_checks(assignment) if assignment.counts_device_checks else []
    return [CheckResult(check, "not_run", NEEDS_GPU) for check in checks]

"""The pytest plugin of hidden and device checks: fixtures `student`, `solution` and `rng`, three outcomes instead of two.

`pytest tests/hidden` runs every check against the reference solution, `pytest tests/hidden --submission FILE.ipynb` against
a student's notebook; the same for the device checks in `tests/gpu`. Grading runs them on a `Bench` that it has prepared: see
check_file.py.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, cast

import pytest
import torch
from _pytest.runner import runtestprotocol

from autograder.checks import Check, describe
from autograder.course import CourseError
from autograder.readable import TOLD_CHARACTERS, readable
from autograder.results import CheckResult, Outcome
from autograder.seeds import derive_seed, fresh_seed
from autograder.snapshot import Snapshot, StudentFailure

PREFIX = "test_"
DEVICE_FOLDER = "gpu"


class Bench(Protocol):
    """Where the two notebooks that a check compares come from."""

    seed: int

    def student(self, assignment: str, exercise: str) -> Snapshot: ...

    def solution(self, assignment: str, exercise: str) -> Snapshot: ...


class Run(Protocol):
    """Who is told what each case of a check gave."""

    def add(self, result: CheckResult) -> None: ...


BENCH = pytest.StashKey[Bench]()
RUN = pytest.StashKey[Run]()
_RESULTS = pytest.StashKey[list[CheckResult]]()
_ALONE = pytest.StashKey[bool]()
_SHARED = pytest.StashKey[bool]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("hidden checks")
    group.addoption("--submission", metavar="FILE.ipynb", help="check this notebook instead of the reference solution")
    group.addoption("--seed", type=int, metavar="N", help="repeat the random inputs of an earlier run")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the checks of other assignments than the submission's."""
    if not (submission := config.getoption("--submission")):
        return
    from autograder.submissions import assignment_of, read_notebook

    assignment = assignment_of(Path(submission), read_notebook(Path(submission))).name
    others = [item for item in items if _assignment(item) != assignment]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


@pytest.fixture(scope="session")
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    """The bench that grading has prepared, or one over the notebooks that the command line names."""
    if prepared := request.config.stash.get(BENCH, None):
        yield prepared
        return
    from autograder.course import Course
    from autograder.grading import Grader, PlainBench

    seed, submission = request.config.getoption("--seed"), request.config.getoption("--submission")
    with Grader(Course.find(request.config.rootpath)) as grader:
        plain = PlainBench(grader, Path(submission) if submission else None, fresh_seed() if seed is None else seed)
        yield plain
        plain.close()


@pytest.fixture(scope="session")
def device_bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    """The same for device checks, which are not run where there is no CUDA device."""
    if prepared := request.config.stash.get(BENCH, None):
        yield prepared
        return
    from autograder.course import Course
    from autograder.gpu import DeviceGrader, PlainDeviceBench

    seed, submission = request.config.getoption("--seed"), request.config.getoption("--submission")
    with DeviceGrader(Course.find(request.config.rootpath)) as grader:
        if grader.reason:
            pytest.skip(grader.reason)
        plain = PlainDeviceBench(grader, Path(submission) if submission else None, fresh_seed() if seed is None else seed)
        yield plain
        plain.close()


@pytest.fixture
def chosen_bench(request: pytest.FixtureRequest) -> Bench:
    """The bench of a check, by the folder that it is in."""
    return cast(Bench, request.getfixturevalue("device_bench" if request.path.parent.name == DEVICE_FOLDER else "bench"))


@pytest.fixture
def student(request: pytest.FixtureRequest, chosen_bench: Bench) -> Snapshot:
    """The student's notebook as it stood at the exercise's test cell."""
    node = request.node
    snapshot = chosen_bench.student(*_place(request))
    snapshot.begin_check(node.name, together=getattr(node.cls, "together", False) and not node.stash[_ALONE])
    node.stash[_SHARED] = snapshot.shares_fork
    return snapshot


@pytest.fixture
def solution(request: pytest.FixtureRequest, chosen_bench: Bench) -> Snapshot:
    """The reference solution as it stood at the exercise's test cell."""
    snapshot = chosen_bench.solution(*_place(request))
    snapshot.begin_check(request.node.name)
    return snapshot


@pytest.fixture
def rng(request: pytest.FixtureRequest, chosen_bench: Bench) -> torch.Generator:
    """A random generator of the check's own: fresh in every grading run, the same for the same seed."""
    bench = chosen_bench
    return torch.Generator().manual_seed(derive_seed(bench.seed, "inputs", *_place(request), request.node.name))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a check, and again in a fork of its own, where it failed in one that has answered others: only that counts."""
    if not is_check(item):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = _reports(item, nextitem, alone=False)
    if item.stash[_SHARED] and any(report.failed for report in reports):
        reports = _reports(item, nextitem, alone=True)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    if run := item.config.stash.get(RUN, None):
        for result in item.stash[_RESULTS]:
            run.add(result)
    return True


def _reports(item: pytest.Item, nextitem: pytest.Item | None, *, alone: bool) -> list[pytest.TestReport]:
    item.stash[_RESULTS], item.stash[_ALONE], item.stash[_SHARED] = [], alone, False
    return runtestprotocol(item, log=False, nextitem=nextitem)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Sort what happened into the three outcomes, and show a student's failure as the student will read it."""
    report = cast(pytest.TestReport, (yield))
    if is_check(item) and (call.when == "call" or call.excinfo):
        result = _result(item, call)
        item.stash[_RESULTS].append(result)
        if result.outcome != "passed" and (student := _student(item)):
            student.leave_fork()
        if result.outcome == "failed":
            report.longrepr = f"{result.check.sentence}\n{result.output()}"
    return report  # type: ignore[return-value]  # a wrapper returns the report; pluggy's protocol cannot be spelled


def is_check(item: pytest.Item) -> bool:
    """Say whether a collected test is a hidden check: a method of a class that is tied to an exercise."""
    return isinstance(item, pytest.Function) and hasattr(item.cls, "exercise")


def _result(item: pytest.Item, call: pytest.CallInfo[None]) -> CheckResult:
    error = call.excinfo.value if call.excinfo else None
    outcome: Outcome = "passed"
    if isinstance(error, StudentFailure) or (isinstance(error, AssertionError) and call.when == "call"):
        outcome = "failed"
    elif isinstance(error, pytest.skip.Exception):
        outcome = "not_run"
    elif error is not None:
        outcome = "error"
    return CheckResult(check_of(item), outcome, _message(item, error, outcome), call.duration)


def _message(item: pytest.Item, error: BaseException | None, outcome: Outcome) -> str:
    if error is None:
        return ""
    if outcome == "error":
        return readable(f"{type(error).__name__}: {error}", TOLD_CHARACTERS)
    student = _student(item)
    return f"{student.last_call}: {error}" if student and student.last_call and str(error) else str(error)


def _student(item: pytest.Item) -> Snapshot | None:
    asked = item.funcargs.get("student") if isinstance(item, pytest.Function) else None
    return asked if isinstance(asked, Snapshot) else None


def _place(request: pytest.FixtureRequest) -> tuple[str, str]:
    return _assignment(request.node), check_of(request.node).exercise


def check_of(item: pytest.Item) -> Check:
    """Return the check that a collected test is a case of. Raise CourseError where it is none."""
    if not isinstance(item, pytest.Function) or item.cls is None:
        raise CourseError(f"{item.nodeid} is no check: write it as a method of a class with @exercise(...)")
    return describe(item.cls, item.function)


def _assignment(item: pytest.Item) -> str:
    return item.path.stem.removeprefix(PREFIX)

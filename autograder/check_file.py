"""A file of checks as pytest runs it for a grading: collected once, and run for one submission after another.

So a check must keep nothing of a student in its module: it would be there for the next one.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from autograder.checks import Check
from autograder.course import CourseError
from autograder.plugin import BENCH, RUN, Bench, check_of
from autograder.results import CheckResult

# Grading must not depend on what else is installed beside pytest nor show pytest's own report. The plugins that are left out
# look after pytest's own tests; two of them collect garbage for 0.3 s in every run.
_LEFT_OUT = (
    "terminal capture cacheprovider faulthandler unraisableexception threadexception logging doctest junitxml pastebin "
    "stepwise setuponly setupplan debugging legacypath unittest"
).split()
_SETTINGS = ["-c", os.devnull, "--disable-plugin-autoload", "--import-mode=importlib", "--assert=plain"]
_PYTEST = ["-p", "autograder.plugin", *_SETTINGS, *(word for name in _LEFT_OUT for word in ("-p", f"no:{name}"))]

MOST_FILES = 4


class GradingRun:
    """The run of these checks on a prepared bench, which tells each one's result as soon as it is known.

    A check with several cases has one result, which is as good as its worst case. With `stop_early`, nothing is run behind the
    first that fails; `stopped` says that there was one.
    """

    def __init__(
        self, bench: Bench, checks: list[Check], tell: Callable[[CheckResult], None], stop_early: bool = False
    ) -> None:
        self.bench, self.checks = bench, checks
        self.results: dict[Check, CheckResult] = {}
        self.stopped = False
        self._tell, self._stop_early = tell, stop_early
        self._cases: Counter[Check] = Counter()

    def begin(self, cases: list[Check]) -> None:
        """Take in which check each of the cases that will be run belongs to."""
        self._cases = Counter(cases)

    def add(self, result: CheckResult) -> None:
        """Take in what one case gave."""
        if known := self.results.get(result.check):
            known.add(result)
        else:
            self.results[result.check] = result
        self.stopped = self.stopped or (self._stop_early and result.outcome == "failed")
        self._cases[result.check] -= 1
        if self._cases[result.check] <= 0:
            self._tell(self.results[result.check])


class _Collected:
    """Given to pytest.main: keep what it has collected of a file, for later."""

    def __init__(self, file: Path) -> None:
        self._items: list[pytest.Item] = []
        self._broken = ""
        root = file.parent.parent  # pytest names modules by their path below it: hidden and device checks of the same file name
        pytest.main([*_PYTEST, "--rootdir", str(root), str(file)], plugins=[self])
        for name in [name for name, module in list(sys.modules.items()) if getattr(module, "__file__", "") == str(file)]:
            del sys.modules[name]  # pytest would take it for every file of this name, in another course or changed
        if self._broken:
            raise CourseError(f"{file} cannot be imported, {self._broken}; mend it")

    def pytest_configure(self, config: pytest.Config) -> None:
        config.option.tbstyle = "native"  # nobody sees pytest's own report, and its long form takes 0.1 s of each failure

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._broken = report.longreprtext.strip().splitlines()[-1].removeprefix("E   ").strip()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of the loop that runs all."""
        self._items = session.items
        return True

    def run(self, run: GradingRun) -> None:
        cases = [(item, check) for item in self._items if (check := check_of(item)) in run.checks]
        run.begin([check for _, check in cases])
        for item, _ in cases:
            if run.stopped:
                return
            item.config.stash[BENCH], item.config.stash[RUN] = run.bench, run
            item.ihook.pytest_runtest_protocol(item=item, nextitem=None)  # no next one: all fixtures end with this one


def collect(file: Path) -> None:
    """Let pytest read a file of checks, unless it has. Raise CourseError where that is not possible."""
    _collected(file, file.read_bytes())


def run_checks(file: Path, run: GradingRun) -> list[CheckResult]:
    """Let pytest run a grading, and return a result for each check that is asked for: also for one it never came to."""
    _collected(file, file.read_bytes()).run(run)
    if run.stopped:
        return list(run.results.values())
    return [run.results.get(each) or CheckResult(each, "error", "pytest did not run it") for each in run.checks]


@lru_cache(MOST_FILES)
def _collected(file: Path, content: bytes) -> _Collected:
    return _Collected(file)

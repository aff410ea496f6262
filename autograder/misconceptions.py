"""Misconceptions: does what lost points do the same as a wrong answer that the course knows?

Asked are the bank's wrong answers that fail no check that the student passed, as the last audit found. One is named below the
checks on all of whose inputs it gives the same, with the same random numbers. These must be most of those that it fails: a
submission may hold a second mistake. Where checks that passed asked the same, both must do the same there. Of several
wrong answers, the one that does the same in the most checks is named, and none where two of those say different things.
"""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from autograder.answers import Answer, answered, answers_to, caught_by
from autograder.course import Assignment, Course
from autograder.notebooks import code_before_test
from autograder.results import CheckResult
from autograder.seeds import derive_seed
from autograder.session import Session
from autograder.snapshot import Snapshot, StudentFailure, Transcript, probe_request

# Within rounding: the same sums in another order, and nothing more.
_RTOL = {torch.float16: 1e-2, torch.bfloat16: 1e-2, torch.float32: 1e-5, torch.complex64: 1e-5}
_RTOL_OF_REST = 1e-9

_Topic = tuple[str, ...]

# The wrong answers that do the same, each with the checks on whose inputs it does.
Alike = dict[Answer, set[str]]


class Misconceptions:
    """What the wrong answers of a course's bank do. One that is too slow is not asked again."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._caught: dict[str, dict[str, set[str]]] = {}
        self._too_slow: set[Path] = set()

    def explain(
        self, assignment: Assignment, checks: list[CheckResult], student: Snapshot, solution: Session, seed: int
    ) -> Alike:
        """Add to the failed checks of an exercise the misconception that they show; return the wrong answers that show it."""
        exercise = checks[0].check.exercise
        asked = _Asked(student.transcripts, checks, solution.before(exercise), seed)
        failed = [each for each in checks if each.outcome == "failed"]
        alike = self._alike(assignment, exercise, asked, {each.check.name for each in failed})
        for each in failed:
            each.misconception = _told({answer: same for answer, same in alike.items() if each.check.name in same})
        return alike

    def _alike(self, assignment: Assignment, exercise: str, asked: "_Asked", failed: set[str]) -> Alike:
        """Return the wrong answers that do the same; not asked is one that others outdo in all its checks."""
        alike: Alike = {}
        most = dict.fromkeys(failed, 0)  # for each check, in how many checks one answer does the same
        for answer, caught in sorted(self._known(exercise, failed), key=lambda known: -len(known[1])):
            if len(caught) < min(most[check] for check in caught):
                continue
            cells = code_before_test(answered(assignment, exercise, answer.text), exercise)
            if same := self._same(asked, answer, cells, caught):
                alike[answer] = same
                most.update({check: max(most[check], len(same)) for check in same})
        return alike

    def _known(self, exercise: str, failed: set[str]) -> Iterator[tuple[Answer, set[str]]]:
        """Yield the wrong answers that fail some of these checks and no others; one that no audit saw may fail them all."""
        if exercise not in self._caught:
            self._caught[exercise] = caught_by(self._course, exercise)
        for answer in answers_to(self._course, exercise):
            caught = self._caught[exercise].get(answer.name, failed)
            if not answer.right and answer.path not in self._too_slow and caught and caught <= failed:
                yield answer, caught

    def _same(self, asked: "_Asked", answer: Answer, cells: list[str], caught: set[str]) -> set[str]:
        """Return the checks that a wrong answer fails as the student does, if they are most of those that it fails."""
        try:
            same = asked.same_in_most(sorted(caught), cells)
            return same if asked.is_same_in_passed(same, cells) else set()
        except StudentFailure:
            self._too_slow.add(answer.path)
            return set()


def _told(alike: Alike) -> str:
    """Return what is said of a check, given the answers that do the same in it."""
    most = max(map(len, alike.values()), default=0)
    titles = {answer.title: answer for answer, checks in alike.items() if len(checks) == most}
    return _sentence(*titles.values()) if len(titles) == 1 else ""


def _sentence(answer: Answer) -> str:
    return f'{answer.title} See "{answer.pointer}" in the notebook.' if answer.pointer else answer.title


class _Asked:
    """What an exercise's checks asked and what a student's code replied; other answers are asked the same."""

    def __init__(self, transcripts: dict[str, Transcript], checks: list[CheckResult], before: Snapshot, seed: int) -> None:
        self._of = {each.check.name: transcripts.get(each.check.name, []) for each in checks}
        self._passed = [each.check.name for each in checks if each.outcome == "passed"]
        self._before, self._exercise, self._seed = before, checks[0].check.exercise, seed

    def same_in_most(self, failed: list[str], cells: list[str]) -> set[str]:
        """Return those of these checks in which an answer gives the same, or none as soon as they cannot be most of them."""
        same: set[str] = set()
        for number, check in enumerate(failed, 1):
            if self._is_same_in_failed(check, cells):
                same.add(check)
            elif 2 * (number - len(same)) >= len(failed):
                return set()
        return same

    def _is_same_in_failed(self, check: str, cells: list[str]) -> bool:
        """Say whether an answer gives the same on all inputs of a check."""
        return _is_whole(self._of[check]) and all(_is_same_reply(known, reply) for _, known, reply in self._asked(check, cells))

    def is_same_in_passed(self, failed: set[str], cells: list[str]) -> bool:
        """Say whether an answer gives the same, errors apart, wherever checks that passed asked what these checks asked."""
        topics = {_topic(request) for check in failed for request, _ in self._of[check]}
        passed = (check for check in self._passed if any(_topic(request) in topics for request, _ in self._of[check]))
        return all(
            topic not in topics or ("raised" in known and "raised" in reply) or _is_same_reply(known, reply)
            for check in passed
            for topic, known, reply in self._asked(check, cells)
        )

    def _asked(self, check: str, cells: list[str]) -> Iterator[tuple[_Topic, dict[str, Any], dict[str, Any]]]:
        """Yield a check's questions by their topics, with the replies of an answer and of the student's code."""
        self._before.begin_check(check)
        self._before.exchange(probe_request(run_answer, cells, derive_seed(self._seed, self._exercise, check)))
        for request, reply in self._of[check]:
            yield _topic(request), self._before.exchange(request), reply


def _topic(request: dict[str, Any]) -> _Topic:
    """Return what a question is about: a function of the student's, or a probe with the names that it is given."""
    given = request["args"] if "source" in request else []
    return request["probe"], *(each for each in given if isinstance(each, str) and each.isidentifier())


def run_answer(names: Any, cells: list[str], seed: int) -> None:
    """Run cells in the notebook of a check's fork, which then goes on in a folder of its own with a check's random numbers."""
    import os
    import shutil
    import tempfile

    from autograder.worker.probe import seed_everything
    from autograder.worker.shell import Shell

    folder = os.path.join(tempfile.gettempdir(), "answer")
    shutil.rmtree(folder, ignore_errors=True)  # of another answer, which may have left files there
    shutil.copytree(".", folder)
    os.chdir(folder)
    for cell in cells:
        Shell.instance().run(cell, 0)
    seed_everything(seed)


def _is_whole(transcript: Transcript) -> bool:
    """Say whether every question got an answer that says what the code does; where a name is missing, the message is enough."""
    unfit = (not reply or "undefined" in reply or _is_blank(reply.get("raised")) for _, reply in transcript)
    return bool(transcript) and not any(unfit)


def _is_blank(raised: Any) -> bool:
    return isinstance(raised, dict) and raised.get("type") == "NotImplementedError"


def _is_same_reply(known: dict[str, Any], reply: dict[str, Any]) -> bool:
    if "raised" in known and isinstance(reply.get("raised"), dict):
        return all(known["raised"][key] == reply["raised"].get(key) for key in ("type", "message"))
    return _is_same(
        {key: known[key] for key in known if key != "ticket"}, {key: reply[key] for key in reply if key != "ticket"}
    )


def _is_same(known: Any, value: Any) -> bool:
    """Say whether two plain values are the same within rounding."""
    if type(known) is not type(value):
        return False
    if isinstance(known, torch.Tensor):
        return _is_same_tensor(known, value)
    if isinstance(known, np.ndarray):
        return (
            known.dtype == value.dtype
            and known.dtype.kind in "biufc"
            and _is_same_tensor(*map(torch.from_numpy, (known, value)))
        )
    if isinstance(known, dict):
        return list(known) == list(value) and all(_is_same(known[key], value[key]) for key in known)
    if isinstance(known, list | tuple):
        return len(known) == len(value) and all(map(_is_same, known, value))
    if isinstance(known, float):
        return known == value or math.isclose(known, value, rel_tol=1e-6) or (math.isnan(known) and math.isnan(value))
    return bool(known == value)


def _is_same_tensor(known: torch.Tensor, value: torch.Tensor) -> bool:
    if known.dtype != value.dtype or known.shape != value.shape:
        return False
    rtol = _RTOL.get(known.dtype, _RTOL_OF_REST)
    atol = rtol * float(known.abs().nan_to_num(0, 0, 0).max()) if known.numel() and known.dtype.is_floating_point else 0.0
    return torch.allclose(
        value, known, rtol=rtol if known.is_floating_point() or known.is_complex() else 0, atol=atol, equal_nan=True
    )

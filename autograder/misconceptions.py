"""Misconceptions: does what lost points do the same as a wrong answer that the course knows?

Asked are the bank's wrong answers that fail the same checks, as the last audit found. One is named only where it gives the same
on all inputs of these checks, with the same random numbers, and where no other one does that says something else.
"""

import math
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


class Misconceptions:
    """What the wrong answers of a course's bank do. One that is too slow is not asked again."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._caught: dict[str, dict[str, set[str]]] = {}
        self._too_slow: set[Path] = set()

    def explain(
        self, assignment: Assignment, checks: list[CheckResult], student: Snapshot, solution: Session, seed: int
    ) -> bool:
        """Add to the failed checks of an exercise the misconception that they show; say whether there is one."""
        failed = [each for each in checks if each.outcome == "failed"]
        exercise = checks[0].check.exercise
        asked = {each.check.name: student.transcripts.get(each.check.name, []) for each in failed}
        known = [each for each in self._caught_by(exercise, set(asked)) if each.path not in self._too_slow]
        if not known or not _is_whole(asked):
            return False
        before = solution.before(exercise)
        same = {each.title: each for each in known if self._does_the_same(assignment, exercise, each, before, asked, seed)}
        if len(same) == 1:
            for each in failed:
                each.misconception = _told(*same.values())
        return len(same) == 1

    def _caught_by(self, exercise: str, checks: set[str]) -> list[Answer]:
        """Return the wrong answers that fail these checks and no others."""
        if exercise not in self._caught:
            self._caught[exercise] = caught_by(self._course, exercise)
        caught = self._caught[exercise]
        return [answer for answer in answers_to(self._course, exercise) if caught.get(answer.name) == checks]

    def _does_the_same(
        self, assignment: Assignment, exercise: str, answer: Answer, before: Snapshot, asked: dict[str, Transcript], seed: int
    ) -> bool:
        cells = code_before_test(answered(assignment, exercise, answer.text), exercise)
        try:
            return all(
                _is_same_in(before, cells, check, transcript, derive_seed(seed, exercise, check))
                for check, transcript in asked.items()
            )
        except StudentFailure:
            self._too_slow.add(answer.path)
            return False


def _told(answer: Answer) -> str:
    return f'{answer.title} See "{answer.pointer}" in the notebook.' if answer.pointer else answer.title


def run_answer(names: Any, cells: list[str], seed: int) -> None:
    """Run cells in the notebook of a check's fork, which then goes on with the random numbers of a check."""
    from autograder.worker.probe import seed_everything
    from autograder.worker.shell import Shell

    for cell in cells:
        Shell.instance().run(cell, 0)
    seed_everything(seed)


def _is_whole(asked: dict[str, Transcript]) -> bool:
    """Say whether every question got an answer that says what the code does; where a name is missing, the message is enough."""
    replies = [reply for transcript in asked.values() for _, reply in transcript]
    unfit = (not reply or "undefined" in reply or _is_blank(reply.get("raised")) for reply in replies)
    return bool(replies) and not any(unfit)


def _is_blank(raised: Any) -> bool:
    return isinstance(raised, dict) and raised.get("type") == "NotImplementedError"


def _is_same_in(before: Snapshot, cells: list[str], check: str, transcript: Transcript, seed: int) -> bool:
    before.begin_check(check)
    before.exchange(probe_request(run_answer, cells, seed))
    return all(_is_same_reply(before.exchange(request), reply) for request, reply in transcript)


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

"""The reference solution's snapshot: it is asked the same for each student of a class, and answers from memory."""

import hashlib
from typing import Any

import numpy as np
import torch

from autograder.course import SolutionFailure
from autograder.snapshot import Snapshot, StudentFailure
from autograder.worker import plain

MAX_BYTES = 50_000_000  # of an exercise's answers; the wrong answers of the bank are asked here as well
_BYTES_OF_ANY = 500  # a guess at what a plain value takes beside its numbers


class ReferenceSnapshot(Snapshot):
    """A snapshot that remembers its answers, and whose failures are the course's.

    What a check asks first may change what comes later, so an answer is known by all questions of its check up to it.
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._answers: dict[tuple[bytes, ...], dict[str, Any]] = {}
        self._bytes = 0
        self._questions: list[dict[str, Any]] = []
        self._asked: tuple[bytes, ...] = ()
        self._told = 0

    def begin_check(self, check: str, *, together: bool = False) -> None:
        """Give a check its time and its random numbers, and a fork of its own as soon as it asks something new."""
        super().begin_check(check)
        self.transcripts.clear()  # a reference lives long
        self._exercise_left = self._limits.exercise_seconds
        self._questions, self._asked, self._told = [], (check.encode(),), 0

    def _ask(self, request: dict[str, Any]) -> Any:
        try:
            return super()._ask(request)
        except StudentFailure as failure:
            raise SolutionFailure(f"the reference solution, {self.last_call}: {failure}") from failure

    def exchange(self, request: dict[str, Any]) -> dict[str, Any]:
        self._questions.append(request)
        self._asked += (hashlib.sha256(plain.pack(request)).digest(),)
        if self._asked not in self._answers:
            self._remember(self._catch_up())
        return self._answers[self._asked]

    def _catch_up(self) -> dict[str, Any]:
        """Ask what has not been asked in this check's fork, and return the last answer."""
        for question in self._questions[self._told :]:
            answer = super().exchange(question)
        self._told = len(self._questions)
        return answer

    def _remember(self, answer: dict[str, Any]) -> None:
        size = _bytes_of(answer)
        if self._bytes + size > MAX_BYTES:
            self._answers.clear()
            self._bytes = 0
        self._bytes += size
        self._answers[self._asked] = answer


def _bytes_of(value: Any) -> int:
    if isinstance(value, torch.Tensor | np.ndarray):
        return value.nbytes + _BYTES_OF_ANY
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return sum(map(_bytes_of, items), _BYTES_OF_ANY)

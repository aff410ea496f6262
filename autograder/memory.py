"""What the audits remember: a line of .audit/<exercise>.jsonl for each trial that was graded.

A line holds as long as its basis stays: the exercise's checks, and the assignment's solution, release and limits.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder import provenance
from autograder.course import Assignment, Course
from autograder.results import Result


@dataclass(frozen=True)
class Record:
    """What came out of a trial: for each check that was made its outcome and its message, and what went wrong on our side.

    `alike` are the keys of the wrong answers that do the same on all inputs of its failed checks.
    """

    seed: int
    checks: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0
    alike: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, result: Result, alike: list[str]) -> "Record":
        """Return what is kept of a result."""
        checks = {each.check.name: (each.outcome, each.message) for each in result.checks}
        return cls(result.seed, checks, result.notes, result.problems(), round(result.seconds, 3), alike)

    @property
    def is_graded(self) -> bool:
        return bool(self.checks)

    @property
    def failed(self) -> list[str]:
        """The checks that failed, the first one first."""
        return [name for name, (outcome, _) in self.checks.items() if outcome == "failed"]

    @property
    def outcome(self) -> str:
        """`passed` with full marks, `failed` with less, and `error` where there is no verdict."""
        if self.problems or not self.is_graded:
            return "error"
        return "failed" if self.failed else "passed"


def recall(course: Course, name: str, basis: str, run: int | None = None) -> dict[str, Record]:
    """Return what still holds of an exercise's trials, by their keys: all of it, or what a run with this seed found out."""
    path = _path(course, name)
    lines = path.read_text().splitlines() if path.is_file() else []
    entries = (json.loads(line) for line in lines if line.endswith("}"))  # the last one may be cut
    held = (each for each in entries if each.get("basis") == basis and run in (None, each["run"]))
    return {each["trial"]: Record(**each["record"]) for each in held}


def keep(course: Course, name: str, basis: str, trials: Iterator[tuple[str, int, Record]]) -> None:
    """Write down what came out of trials, each as soon as it is known: its key, the run's seed, and the record."""
    path = _path(course, name)
    path.parent.mkdir(exist_ok=True)
    for key, run, record in trials:
        line = {"trial": key, "basis": basis, "run": run, "record": vars(record)}
        with path.open("ab", buffering=0) as file:  # in one piece: several workers write to this file
            file.write(json.dumps(line).encode() + b"\n")


def basis_of(assignment: Assignment, exercise: str = "") -> str:
    """Return the hash of all that outcomes in one exercise depend on; of all exercises where none is named."""
    hashes = [
        (check.exercise, check.name, hashed)
        for check, hashed in provenance.of_checks(assignment).items()
        if exercise in ("", check.exercise)
    ]
    return hash_of([hashes, provenance.as_dict(provenance.of_course(assignment))])


def hash_of(value: Any) -> str:
    """Return a short hash of plain data."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def _path(course: Course, name: str) -> Path:
    return course.root / ".audit" / f"{name}.jsonl"

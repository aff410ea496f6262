"""The mutation audit: do the hidden checks catch small wrong edits of the solutions? Workers grade them like any answer."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from autograder.course import Assignment, Course, CourseError
from autograder.memory import Record
from autograder.mutants import Mutant, mutants_of
from autograder.notebooks import exercises_in, read_source, solution_cells
from autograder.trials import Trial, Trials

OUTCOMES = ("killed", "timed_out", "survived", "broken", "equivalent")


@dataclass
class Verdicts:
    """What became of the mutants of one exercise. `equivalent` are those that the course lists, with the reason.

    `killers` counts for each check the mutants that it was the first to catch.
    """

    exercise: str
    killed: list[Mutant] = field(default_factory=list)
    timed_out: list[Mutant] = field(default_factory=list)
    survived: list[Mutant] = field(default_factory=list)
    broken: list[Mutant] = field(default_factory=list)
    equivalent: list[Mutant] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    killers: Counter[str] = field(default_factory=Counter)

    @property
    def score(self) -> float:
        """The share of mutants that were caught, from 0 to 1; equivalent ones do not count."""
        caught = len(self.killed) + len(self.timed_out)
        return caught / (caught + len(self.survived) + len(self.broken) or 1)


def table(verdicts: list[Verdicts]) -> Iterator[str]:
    """Yield a line for each exercise and one for all, and below an exercise what a person must look at."""
    yield f"{'exercise':<22} mutants  caught  timed out  equivalent  survived   score"
    for each in verdicts:
        yield _row(each)
        yield from (f"    {line} is no mutant that survives: take it out of tests/mutants.toml" for line in each.stale)
        for title, mutants in (("survived", each.survived), ("broke a check, or was not graded", each.broken)):
            yield from ("    ".join(("", f"{title}: {mutant.operator}\n", *_shown(mutant))) for mutant in mutants)
    total = Verdicts("all")
    for name in OUTCOMES:
        getattr(total, name).extend(mutant for each in verdicts for mutant in getattr(each, name))
    yield _row(total)


def _row(found: Verdicts) -> str:
    numbers = [len(getattr(found, name)) for name in OUTCOMES]
    caught, late, survived, broken, same = numbers
    return (
        f"{found.exercise:<22} {sum(numbers):>7} {caught:>7} {late:>10} {same:>11} {survived + broken:>9}  {found.score:>6.1%}"
    )


def _shown(mutant: Mutant) -> Iterator[str]:
    return (f"    {line}\n" for line in mutant.diff())


class MutationAudit:
    """The mutants of some assignments of a course, and what is known of them."""

    def __init__(self, course: Course, assignments: list[Assignment], seed: int) -> None:
        self._course = course
        self._mutants = {
            exercise: list(_trials(assignment, exercise))
            for assignment in assignments
            for exercise in exercises_in(read_source(assignment))
        }
        self.trials = Trials(course, [trial for pairs in self._mutants.values() for _, trial in pairs], seed)

    def verdicts(self) -> Iterator[Verdicts]:
        """Yield what is known, an exercise at a time."""
        for exercise, pairs in self._mutants.items():
            records = self.trials.records(exercise)
            found, listed = Verdicts(exercise), {_edit(*each[:2]): each for each in self._equivalent.get(exercise, [])}
            for (mutant, _), (_, record) in zip(pairs, records, strict=True):
                outcome = _outcome(record)
                if outcome == "survived" and _edit_of(mutant) in listed:
                    outcome = "equivalent"
                getattr(found, outcome).append(mutant)
                found.killers.update(record.failed[:1])
            met = set(map(_edit_of, found.equivalent))
            found.stale = [f"{line!r} becoming {becomes!r}" for edit, (line, becomes) in listed.items() if edit not in met]
            yield found

    @cached_property
    def _equivalent(self) -> dict[str, list[tuple[str, str]]]:
        """The edits that tests/mutants.toml calls equivalent: (line, what it becomes), by exercise."""
        path = self._course.root / "tests" / "mutants.toml"
        if not path.is_file():
            return {}
        try:
            listed = tomllib.loads(path.read_text())
            return {name: [_entry(each) for each in entries] for name, entries in listed.items()}
        except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
            raise CourseError(f"{path}: every entry has a line, becomes and a reason ({error})") from error


def _trials(assignment: Assignment, exercise: str) -> Iterator[tuple[Mutant, Trial]]:
    cells = [cell.source for cell in solution_cells(read_source(assignment), exercise)]
    for mutant in mutants_of(assignment, exercise):
        edited = (*cells[: mutant.cell], mutant.code, *cells[mutant.cell + 1 :])
        yield mutant, Trial(assignment.name, exercise, mutant.operator, edited, stop_early=True)


def _outcome(record: Record) -> str:
    if not record.failed:
        return "survived" if record.outcome == "passed" else "broken"
    message = record.checks[record.failed[0]][1]
    slow = "did not finish within" in message or any("was stopped after" in note for note in record.notes)
    return "timed_out" if slow else "killed"


def _entry(entry: dict[str, Any]) -> tuple[str, str]:
    if not entry["reason"].strip():
        raise KeyError("an empty reason")
    return entry["line"], entry["becomes"]


def _edit_of(mutant: Mutant) -> tuple[str, str]:
    lines = mutant.diff()
    return _edit(*("\n".join(line[1:] for line in lines if line[0] == sign) for sign in "-+"))


def _edit(line: str, becomes: str) -> tuple[str, str]:
    return " ".join(line.split()), " ".join(becomes.split())

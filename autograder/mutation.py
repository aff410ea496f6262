"""The mutation audit: do the hidden checks catch small wrong edits of the solutions? Workers grade them like any answer.

What is known of a mutant is kept in .audit/<exercise>.jsonl, and holds as long as its code, the exercise's checks, and the
assignment's solution, release and limits stay.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder import provenance
from autograder.course import Assignment, Course, CourseError
from autograder.job import grader_for
from autograder.mutants import Mutant, mutants_of
from autograder.notebooks import exercises_in, read_source, solution_cells
from autograder.pool import Pool
from autograder.results import Result

OUTCOMES = ("killed", "timed_out", "survived", "broken", "equivalent")
AT_ONCE = 10  # mutants: what a worker is given


@dataclass
class Verdicts:
    """What became of the mutants of one exercise. `equivalent` are those that the course lists, with the reason."""

    exercise: str
    killed: list[Mutant] = field(default_factory=list)
    timed_out: list[Mutant] = field(default_factory=list)
    survived: list[Mutant] = field(default_factory=list)
    broken: list[Mutant] = field(default_factory=list)
    equivalent: list[Mutant] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)

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


@dataclass(frozen=True)
class Batch:
    """Some mutants of one exercise, as a worker gets them."""

    root: str
    assignment: str
    exercise: str
    mutants: tuple[Mutant, ...]
    seed: int


class MutationAudit:
    """The mutants of some assignments of a course, and what is known of them."""

    def __init__(self, course: Course, assignments: list[Assignment], seed: int) -> None:
        self._course, self._seed = course, seed
        self.mutants = {
            (assignment.name, exercise): mutants_of(assignment, exercise)
            for assignment in assignments
            for exercise in exercises_in(read_source(assignment))
        }

    def run(self, workers: int) -> Iterator[int]:
        """Grade what is not known yet; yield how many mutants are done, and at last all of them."""
        todo = [batch for batches in map(self._batches, self.mutants) for batch in batches]
        done = sum(map(len, self.mutants.values())) - sum(len(batch.mutants) for batch in todo)
        yield done
        if todo:
            with Pool[Batch](min(workers, len(todo))) as pool:
                for batch, error in pool.each(try_batch, todo):
                    if error:
                        raise error
                    done += len(batch.mutants)
                    yield done

    def verdicts(self) -> Iterator[Verdicts]:
        """Yield what is known, an exercise at a time."""
        for (assignment, exercise), mutants in self.mutants.items():
            known = _known(self._course, assignment, exercise)
            found, listed = Verdicts(exercise), {_edit(*each[:2]): each for each in self._equivalent.get(exercise, [])}
            for mutant in mutants:
                outcome = known.get(mutant.key, "broken")
                if outcome == "survived" and _edit_of(mutant) in listed:
                    outcome = "equivalent"
                getattr(found, outcome).append(mutant)
            met = set(map(_edit_of, found.equivalent))
            found.stale = [f"{line!r} becoming {becomes!r}" for edit, (line, becomes) in listed.items() if edit not in met]
            yield found

    def _batches(self, place: tuple[str, str]) -> list[Batch]:
        known = _known(self._course, *place)
        todo = [mutant for mutant in self.mutants[place] if mutant.key not in known]
        parts = [tuple(todo[start : start + AT_ONCE]) for start in range(0, len(todo), AT_ONCE)]
        return [Batch(str(self._course.root), *place, part, self._seed) for part in parts]

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


def try_batch(batch: Batch) -> None:
    """Grade some mutants and write down what became of each."""
    basis = _basis(Course.find(Path(batch.root)).assignment(batch.assignment), batch.exercise)
    grader = grader_for(batch.root, f"mutants {batch.assignment} {basis}")
    assignment = grader.course.assignment(batch.assignment)
    path = _memory(grader.course, batch.exercise)
    path.parent.mkdir(exist_ok=True)
    for mutant in batch.mutants:
        notebook = _mutated(assignment, mutant)
        result = grader.check_exercise(assignment, notebook, "mutant", batch.seed, batch.exercise, stop_early=True)
        line = {"mutant": mutant.key, "basis": basis, "outcome": _outcome(result), "by": _killer(result)}
        with path.open("a") as file:
            file.write(json.dumps(line) + "\n")


def _mutated(assignment: Assignment, mutant: Mutant) -> NotebookNode:
    notebook = read_source(assignment)
    solution_cells(notebook, mutant.exercise)[mutant.cell].source = mutant.code
    return notebook


def _outcome(result: Result) -> str:
    failed = next((each for each in result.checks if each.outcome == "failed"), None)
    if failed:
        slow = "did not finish within" in failed.message or any("was stopped after" in note for note in result.notes)
        return "timed_out" if slow else "killed"
    return "survived" if result.checks and all(each.outcome == "passed" for each in result.checks) else "broken"


def _killer(result: Result) -> str:
    return next((each.check.name for each in result.checks if each.outcome == "failed"), "")


def _known(course: Course, assignment: str, exercise: str) -> dict[str, str]:
    """Return the outcomes that still hold, by mutant; what broke is tried again."""
    path = _memory(course, exercise)
    if not path.is_file():
        return {}
    basis = _basis(course.assignment(assignment), exercise)
    lines = (json.loads(line) for line in path.read_text().splitlines() if line.endswith("}"))
    return {line["mutant"]: line["outcome"] for line in lines if line["basis"] == basis and line["outcome"] != "broken"}


def _basis(assignment: Assignment, exercise: str) -> str:
    hashes = {check.name: hashed for check, hashed in provenance.of_checks(assignment).items() if check.exercise == exercise}
    came_from = [hashes, provenance.as_dict(provenance.of_course(assignment))]
    return hashlib.sha256(json.dumps(came_from, sort_keys=True).encode()).hexdigest()[:16]


def _memory(course: Course, exercise: str) -> Path:
    return course.root / ".audit" / f"{exercise}.jsonl"


def _entry(entry: dict[str, Any]) -> tuple[str, str]:
    if not entry["reason"].strip():
        raise KeyError("an empty reason")
    return entry["line"], entry["becomes"]


def _edit_of(mutant: Mutant) -> tuple[str, str]:
    lines = mutant.diff()
    return _edit(*("\n".join(line[1:] for line in lines if line[0] == sign) for sign in "-+"))


def _edit(line: str, becomes: str) -> tuple[str, str]:
    return " ".join(line.split()), " ".join(becomes.split())

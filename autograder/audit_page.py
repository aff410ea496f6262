"""The audit's page: a row for each exercise and for each check, in one file that a browser shows without any other."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from autograder.audit import Finding
from autograder.checks import Check
from autograder.course import Assignment, Course
from autograder.fairness import Fairness, FairnessAudit
from autograder.report import template


@dataclass
class Mutants:
    """What is known of an exercise's mutants: how many were caught and how many got through, and those as (edit, diff)."""

    caught: int = 0
    survived: list[tuple[str, list[str]]] = field(default_factory=list)
    ungraded: int = 0
    killers: Counter[str] = field(default_factory=Counter)

    @property
    def score(self) -> float | None:
        """The share of the graded mutants that were caught, from 0 to 1."""
        graded = self.caught + len(self.survived)
        return self.caught / graded if graded else None


@dataclass
class CheckRow:
    """What one check catches: wrong answers, those that no other check catches, and mutants that it was the first to catch."""

    exercise: str
    check: Check
    catches: list[str]
    alone: list[str]
    mutants: int


@dataclass
class ExerciseRow:
    """All that the audits know of one exercise."""

    assignment: str
    finding: Finding
    mutants: Mutants
    fairness: Fairness

    @property
    def is_clean(self) -> bool:
        return not (self.finding.faults or self.fairness.unfair)

    @property
    def survivors(self) -> int:
        return len(self.mutants.survived)

    @property
    def checks(self) -> list[CheckRow]:
        caught = {Path(name).stem: checks for name, checks in self.finding.caught.items()}
        return [
            CheckRow(
                self.finding.exercise,
                check,
                [name for name, checks in caught.items() if check.name in checks],
                [name for name, checks in caught.items() if checks == [check.name]],
                self.mutants.killers[check.name],
            )
            for check in self.finding.checks
        ]


def page(course: Course, assignments: list[Assignment], findings: list[Finding], seed: int) -> str:
    """Return the page: the findings of an audit, and what is kept of the mutants and of the fairness of these assignments."""
    mutants = dict(_mutants(course, assignments, seed))
    fairness = {each.exercise: each for each in FairnessAudit(course, assignments, seed).findings()}
    rows = [
        ExerciseRow(finding.assignment, finding, mutants.get(finding.exercise, Mutants()), fairness[finding.exercise])
        for finding in findings
    ]
    checks = [check for row in rows for check in row.checks]
    now = datetime.now().astimezone()
    return template("audit.html").render(course=course.settings.name, rows=rows, checks=checks, seed=seed, now=now)


def _mutants(course: Course, assignments: list[Assignment], seed: int) -> Iterator[tuple[str, Mutants]]:
    try:
        from autograder.mutation import MutationAudit
    except ImportError:  # cosmic-ray, which makes the mutants, is not installed
        return
    for each in MutationAudit(course, assignments, seed).verdicts():
        survived = [(mutant.operator, mutant.diff()) for mutant in each.survived]
        caught = len(each.killed) + len(each.timed_out)
        yield each.exercise, Mutants(caught, survived, len(each.broken), each.killers)

"""The fairness audit: whatever means the same as the solution, and whatever the bank calls right, gets full marks.

Graded are the rewrites of each solution, the solution with other random inputs, and the bank's right answers with others than
those of the plain audit.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from autograder.answers import answers_to
from autograder.course import Assignment, Course, CourseError
from autograder.memory import Record
from autograder.notebooks import exercises_in, read_source, solution_cells
from autograder.rewrites import Rewrite, rewrites_of
from autograder.trials import Trial, Trials

SEEDS = 20  # other than the run's, for each solution
AGAIN = ("error", "failed")


@dataclass
class Fairness:
    """What was graded in one exercise. `unfair` tells what lost points though it is right, each with the lines rewritten."""

    exercise: str
    rewrites: int = 0
    seeds: int = 0
    right: int = 0
    ungraded: int = 0
    unfair: list[tuple[str, list[str]]] = field(default_factory=list)


class FairnessAudit:
    """Right code for the exercises of some assignments, and what became of it."""

    def __init__(self, course: Course, assignments: list[Assignment], seed: int, *, chosen: bool = False) -> None:
        self._course, self._assignments, self._seed = course, assignments, seed
        self._places = [(each, name) for each in assignments for name in exercises_in(read_source(each))]
        self._diffs: dict[Trial, list[str]] = {}
        trials = [trial for place in self._places for trial in self._trials(*place)]
        self.trials = Trials(course, trials, seed, chosen=chosen)

    def findings(self) -> Iterator[Fairness]:
        """Yield what is known, an exercise at a time."""
        for _, exercise in self._places:
            found = Fairness(exercise)
            for trial, record in self.trials.records(exercise):
                kind = self._kind(trial) if record.is_graded else "ungraded"
                setattr(found, kind, getattr(found, kind) + 1)
                if record.is_graded and record.outcome != "passed":
                    found.unfair.append((_loss(trial, record), self._diffs.get(trial, [])))
            yield found

    def _kind(self, trial: Trial) -> str:
        return "rewrites" if trial in self._diffs else "right" if trial.draw == "bank" else "seeds"

    def _trials(self, assignment: Assignment, exercise: str) -> Iterator[Trial]:
        cells = tuple(cell.source for cell in solution_cells(read_source(assignment), exercise))
        for rewrite in _rewrites(assignment, exercise, cells):
            trial = Trial(assignment.name, exercise, rewrite.name, rewrite.cells, again=AGAIN)
            self._diffs[trial] = rewrite.diff()
            yield trial
        for number in range(1, SEEDS + 1):
            yield Trial(assignment.name, exercise, "the solution", cells, f"{number}", again=AGAIN)
        for answer in answers_to(self._course, exercise):
            if answer.right:
                yield Trial(assignment.name, exercise, answer.name, (answer.text,), "bank", again=AGAIN)


def _rewrites(assignment: Assignment, exercise: str, cells: tuple[str, ...]) -> list[Rewrite]:
    try:
        return rewrites_of(cells)
    except SyntaxError as error:
        raise CourseError(
            f"{assignment.source}: the solution of {exercise} is not plain Python ({error}): move its magics elsewhere"
        ) from error


def _loss(trial: Trial, record: Record) -> str:
    told = [f"{name}: {message}" for name, (outcome, message) in record.checks.items() if outcome != "passed"]
    why = "; ".join(told or record.problems)
    return f"{trial.name} loses points with seed {record.seed} in {why}"

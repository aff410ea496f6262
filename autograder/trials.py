"""Trials: code in the place of a solution, graded by a pool of workers. All audits are made of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.answers import Answer, answered
from autograder.course import Course, CourseError
from autograder.grade_job import grader_for
from autograder.grading import Grader
from autograder.memory import Record, basis_of, hash_of, keep, recall
from autograder.pool import LostWorker, Pool
from autograder.seeds import derive_seed
from autograder.submissions import read_released

AT_ONCE = 10  # trials: what a worker is given


@dataclass(frozen=True)
class Trial:
    """Code for one exercise: a text for each of its solution cells, or () for the released blank.

    `draw` names random inputs that are not the run's own. An outcome listed in `again` is not believed in the next run. With
    `explain`, the bank's wrong answers that do the same are looked for.
    """

    assignment: str
    exercise: str
    name: str
    cells: tuple[str, ...]
    draw: str = ""
    stop_early: bool = False
    explain: bool = False
    again: tuple[str, ...] = ("error",)

    @property
    def key(self) -> str:
        return hash_of([self.exercise, self.cells, self.draw, self.stop_early, self.explain])

    def seed(self, run: int) -> int:
        """Return the seed of this trial in a run that has a seed of its own."""
        return derive_seed(run, "trial", self.draw) % 2**32 if self.draw else run


@dataclass(frozen=True)
class Batch:
    """Some trials of one exercise, as a worker gets them; `seed` is the run's, `basis` what the exercise rests on in it."""

    root: str
    trials: tuple[Trial, ...]
    seed: int
    basis: str


class Trials:
    """The trials of one audit, and what is known of them. With a chosen seed, only what was found out with this seed counts."""

    def __init__(self, course: Course, trials: list[Trial], seed: int, *, chosen: bool = False) -> None:
        self._course, self._seed, self._chosen = course, seed, chosen
        self._of: dict[str, list[Trial]] = {}
        for trial in trials:
            self._of.setdefault(trial.exercise, []).append(trial)
        self._basis = {name: basis_of(course.assignment(of[0].assignment), name) for name, of in self._of.items()}
        self._todo = [batch for exercise in self._of for batch in self._batches(exercise)]
        self._left = Counter(trial.exercise for batch in self._todo for trial in batch.trials)

    def __len__(self) -> int:
        return sum(map(len, self._of.values()))

    def run(self, workers: int) -> Iterator[int]:
        """Grade what is not known yet; yield how many trials are done, and at last all of them."""
        yield len(self) - self._left.total()
        if self._todo:
            with Pool[Batch](min(workers, len(self._todo))) as pool:
                for batch, error in pool.each(try_batch, self._todo):
                    if error:
                        raise _told(error, batch)
                    self._left[batch.trials[0].exercise] -= len(batch.trials)
                    yield len(self) - self._left.total()

    def is_done(self, exercise: str) -> bool:
        """Say whether nothing of an exercise is left to grade."""
        return not self._left[exercise]

    def records(self, exercise: str) -> list[tuple[Trial, Record]]:
        """Return an exercise's trials with what came out; one that was not graded has an empty record."""
        known = recall(self._course, exercise, self._basis[exercise], self._seed if self._chosen else None)
        return [(trial, known.get(trial.key, Record(self._seed))) for trial in self._of[exercise]]

    def _batches(self, exercise: str) -> Iterator[Batch]:
        todo = [trial for trial, record in self.records(exercise) if record.outcome in trial.again]
        for start in range(0, len(todo), AT_ONCE):
            yield Batch(str(self._course.root), tuple(todo[start : start + AT_ONCE]), self._seed, self._basis[exercise])


def try_batch(batch: Batch) -> None:
    """Grade some trials of one exercise and write down what came out; nothing, if the course has changed meanwhile."""
    first = batch.trials[0]
    assignment = Course.find(Path(batch.root)).assignment(first.assignment)
    if basis_of(assignment, first.exercise) == batch.basis:
        grader = grader_for(batch.root, "audit")
        grader.keep_only(assignment)
        found = ((trial.key, batch.seed, _graded(grader, trial, batch.seed)) for trial in batch.trials)
        keep(grader.course, first.exercise, batch.basis, found)


def answer_trial(assignment: str, exercise: str, answer: Answer) -> Trial:
    """Return the trial of an answer of the bank."""
    again = ("error", "failed") if answer.right else ("error", "passed")
    return Trial(assignment, exercise, answer.name, (answer.text,), explain=not answer.right, again=again)


def _graded(grader: Grader, trial: Trial, run: int) -> Record:
    assignment, exercise = grader.course.assignment(trial.assignment), trial.exercise
    notebook = answered(assignment, exercise, *trial.cells) if trial.cells else read_released(assignment)
    result = grader.check_exercise(
        assignment, notebook, trial.name, trial.seed(run), exercise, stop_early=trial.stop_early, explain=trial.explain
    )
    return Record.of(result, [answer_trial(trial.assignment, exercise, answer).key for answer in result.alike])


def _told(error: BaseException, batch: Batch) -> BaseException:
    """Return the error as a sentence where a trial killed its worker."""
    if not isinstance(error, LostWorker):
        return error
    names = ", ".join(trial.name for trial in batch.trials)
    return CourseError(f"{batch.trials[0].exercise}: {error}; one of these did it, so take it out or lower a limit: {names}")

"""Grade an assignment twice, with graders of their own: the same seed gives the same result, byte for byte but for times."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.answers import answers_to, put_answer
from autograder.checks import read_checks
from autograder.course import Assignment, Course
from autograder.grading import Grader
from autograder.memory import Record, basis_of, hash_of, keep, recall
from autograder.notebooks import exercises_in, read_source
from autograder.pool import Pool
from autograder.results import Result

NEVER = "it was not graded: run the same command again"


@dataclass(frozen=True)
class Twice:
    """What a worker is told: `answers` holds an exercise's code for each exercise that is not to be solved."""

    root: str
    assignment: str
    answers: tuple[tuple[str, str], ...]
    seed: int

    @property
    def key(self) -> str:
        return hash_of(self.answers)


def grade_twice(course: Course, assignments: list[Assignment], seed: int, workers: int) -> dict[str, list[str]]:
    """Return for each assignment where its two results differ. Messages count too, so wrong answers are graded."""
    tasks = {each: Twice(str(course.root), each.name, tuple(_wrong_answers(course, each)), seed) for each in assignments}
    todo = [task for assignment, task in tasks.items() if _difference(course, assignment, task)]
    if todo:
        with Pool[Twice](min(workers, len(todo))) as pool:
            for _, error in pool.each(try_twice, todo):
                if error:
                    raise error
    return {assignment.name: _difference(course, assignment, task) for assignment, task in tasks.items()}


def try_twice(task: Twice) -> None:
    """Grade the same notebook in two graders, and write down where the results differ."""
    course = Course.find(Path(task.root))
    assignment = course.assignment(task.assignment)
    basis = basis_of(assignment)
    one, other = (_graded(course, assignment, task).as_json() for _ in range(2))
    record = Record(task.seed, {"twice": ("passed", "")}, problems=list(differences(one, other)))
    keep(course, assignment.name, basis, iter([(task.key, task.seed, record)]))


def differences(one: Any, other: Any, place: str = "") -> Iterator[str]:
    """Yield where two results as JSON differ, but for the time that they took."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one | other:
            if key != "execution_time":
                yield from differences(one.get(key), other.get(key), f"{place}.{key}".lstrip("."))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, pair in enumerate(zip(one, other, strict=True)):
            yield from differences(*pair, f"{place}[{number}]")
    elif one != other:
        yield f"{place} is {one!r} once and {other!r} the other time"


def _difference(course: Course, assignment: Assignment, task: Twice) -> list[str]:
    record = recall(course, assignment.name, basis_of(assignment)).get(task.key)
    return record.problems if record else [NEVER]


def _graded(course: Course, assignment: Assignment, task: Twice) -> Result:
    notebook = read_source(assignment)
    for exercise, text in task.answers:
        put_answer(notebook, exercise, text)
    with Grader(course) as grader:
        result = Result("twice", assignment.name, task.seed)
        return grader.check(assignment, notebook, result, read_checks(assignment)).result


def _wrong_answers(course: Course, assignment: Assignment) -> Iterator[tuple[str, str]]:
    for exercise in exercises_in(read_source(assignment)):
        wrong = [answer for answer in answers_to(course, exercise) if not answer.right]
        yield from ((exercise, answer.text) for answer in wrong[:1])

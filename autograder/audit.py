"""The audit: does each exercise give full marks to what is right, none to a blank, and less than full to what is wrong?"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from autograder.answers import Answer, answered, answers_to
from autograder.checks import read_checks
from autograder.course import Assignment, CourseError
from autograder.grading import Grader
from autograder.notebooks import exercises_in, read_source
from autograder.results import Result
from autograder.submissions import read_released

MIN_RIGHT, MIN_WRONG = 4, 8


@dataclass
class Finding:
    """What the audit found out about one exercise. `faults` is empty where all is as it should be."""

    exercise: str
    points: float
    right: int = 0
    wrong: int = 0
    caught: dict[str, list[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def audit(grader: Grader, assignment: Assignment, seed: int) -> Iterator[Finding]:
    """Yield a finding for each exercise of an assignment."""
    blank = grader.grade(assignment, read_released(assignment), "blank", seed).result
    solved = read_source(assignment)
    exercises = exercises_in(solved)
    solution = grader.check(assignment, solved, Result("solution", assignment.name, seed), read_checks(assignment)).result
    stray = {path.name for path in grader.course.answers.glob("*")} - _all_exercises(grader)
    if stray:
        raise CourseError(f"{grader.course.answers / min(stray)} is no exercise's: rename the folder or remove it")
    for exercise in exercises:
        finding = Finding(exercise, sum(each.check.points for each in solution.of(exercise)))
        finding.faults += _lost(solution, exercise, "the reference solution")
        finding.faults += [
            f"the blank notebook gets {each.score} points"
            for each in blank.of(exercise)
            if each.outcome != "not_run" and each.score != 0
        ]
        for answer in answers_to(grader.course, exercise):
            _try_answer(grader, assignment, answer, finding, seed)
        _require_enough(finding)
        yield finding


def _try_answer(grader: Grader, assignment: Assignment, answer: Answer, finding: Finding, seed: int) -> None:
    name = f"{answer.path.parent.name}/{answer.path.name}"
    notebook = answered(assignment, finding.exercise, answer.text)
    result = grader.check_exercise(assignment, notebook, name, seed, finding.exercise)
    finding.faults += [f"{name}: {problem}" for problem in result.problems()]
    if answer.right:
        finding.right += 1
        finding.faults += _lost(result, finding.exercise, name)
        return
    finding.wrong += 1
    finding.caught[name] = [each.check.name for each in result.checks if each.outcome == "failed"]
    if not finding.caught[name]:
        finding.faults.append(f"{name} gets full marks: {answer.title}")


def _lost(result: Result, exercise: str, name: str) -> list[str]:
    return [
        f"{name} loses {each.check.points:g} in {each.check.name}: {each.message}"
        for each in result.of(exercise)
        if each.outcome != "passed"
    ]


def _require_enough(finding: Finding) -> None:
    if finding.right < MIN_RIGHT or finding.wrong < MIN_WRONG:
        finding.faults.append(
            f"the bank holds {finding.right} right and {finding.wrong} wrong answers; {MIN_RIGHT} and {MIN_WRONG} are the least"
        )


def _all_exercises(grader: Grader) -> set[str]:
    assignments = grader.course.assignments.values()
    return {name for assignment in assignments for name in exercises_in(read_source(assignment))}

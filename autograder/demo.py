"""A demo class, graded as a real one is: submissions out of the answer bank, then nbgrader's own commands."""

import os
import random
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from itertools import cycle

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from rich.table import Table

from autograder.answers import Answer, answers_to
from autograder.class_run import course_directory
from autograder.course import Assignment, Course, CourseError
from autograder.notebooks import exercises_in, solution_cells
from autograder.submissions import read_released

# Demo students are told from real ones by their name, so a demo beside a real class touches nothing of it.
PREFIX = "demo_"
NAMES = ("ada", "barbara", "chen", "dorothy", "emmy", "fatima", "grace", "hedy", "ines", "joan", "katherine", "lise")

SYNTAX_ERROR = "def {name}(:\n    return 1"
ENDLESS_LOOP = "while True:\n    pass"
STDERR = 'import sys, warnings\nprint("loading…", file=sys.stderr)\nwarnings.warn("this costs no points")\n\n'


def make_class(course: Course, assignment: Assignment, students: int) -> None:
    """Write submitted/<student>/<assignment>/ for the demo students, in place of what they had there."""
    for number, notebook in zip(range(students), _notebooks(course, assignment), strict=False):
        folder = course.root / "submitted" / _name(number) / assignment.name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{assignment.name}.ipynb")


def nbgrader(course: Course, *command: str) -> None:
    """Run one of nbgrader's commands on the course. Raise CourseError if it fails."""
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ.get('PATH', '')}"
    print(f"\n$ nbgrader {' '.join(command)}", flush=True)
    done = subprocess.run([sys.executable, "-m", "nbgrader", *command], cwd=course.root, env=os.environ | {"PATH": path})
    if done.returncode:
        raise CourseError(f"nbgrader {command[0]} ended with exit code {done.returncode}; what it printed says why")


def class_table(course: Course, assignments: list[str]) -> Table:
    """Return the demo students' scores from the gradebook, a column for each assignment."""
    table = Table("student", *assignments, box=None)
    with Gradebook(course_directory(course, assignments[0])[0].db_url) as gradebook:
        for student in gradebook.students:
            if student.id.startswith(PREFIX):
                table.add_row(student.id, *(_score(gradebook, name, student.id) for name in assignments))
    return table


def _score(gradebook: Gradebook, assignment: str, student: str) -> str:
    try:
        submission = gradebook.find_submission(assignment, student)
    except MissingEntry:
        return "not handed in"
    return f"{submission.score:g} / {submission.max_score:g}{'  needs a person' if submission.needs_manual_grade else ''}"


def _name(number: int) -> str:
    return PREFIX + NAMES[number % len(NAMES)] + (str(number // len(NAMES) + 1) if number >= len(NAMES) else "")


def _notebooks(course: Course, assignment: Assignment) -> Iterator[NotebookNode]:
    """Yield, again and again: four kinds of trouble, then ordinary mixtures of right and wrong answers."""
    bank = {exercise: answers_to(course, exercise) for exercise in exercises_in(read_released(assignment))}
    first = next(iter(bank))
    chosen = random.Random(assignment.name)
    while True:
        right = {exercise: chosen.choice([each for each in answers if each.right]).code for exercise, answers in bank.items()}
        yield _filled(assignment, right)
        yield _filled(assignment, {})
        yield _filled(assignment, right | {first: SYNTAX_ERROR.format(name=first)})
        yield _filled(assignment, right | {first: ENDLESS_LOOP})
        yield _filled(assignment, right | {first: STDERR + right[first]})
        for _, kinds in zip(range(7), cycle(((True,), (False,), (True, False))), strict=False):
            yield _filled(assignment, {exercise: _pick(chosen, answers, kinds) for exercise, answers in bank.items()})


def _pick(chosen: random.Random, answers: list[Answer], kinds: tuple[bool, ...]) -> str:
    return chosen.choice([each for each in answers if each.right in kinds]).code


def _filled(assignment: Assignment, answers: dict[str, str]) -> NotebookNode:
    """Return the released notebook with answers written into it; an exercise without one stays blank."""
    notebook = read_released(assignment)
    for exercise, answer in answers.items():
        first, *others = solution_cells(notebook, exercise)
        first.source = answer
        for cell in others:
            cell.source = ""
    return notebook

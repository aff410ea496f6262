"""Targets of the GPU job: which notebooks there are, and the device checks of one of them. It needs no nbgrader."""

from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

from autograder.checks import Check
from autograder.course import Assignment, Course
from autograder.gpu import DeviceGrader
from autograder.notebooks import read_source
from autograder.repair import repair
from autograder.results import Result
from autograder.submissions import SubmissionError, assignment_of, read_notebook, read_released, submitted_notebook

SOLUTION = "the reference solution"


@dataclass(frozen=True)
class Target:
    """A notebook whose device checks are to be run. Of a class, `student` handed in the `folder`."""

    assignment: Assignment | None
    name: str
    notebook: NotebookNode | None = None
    notes: list[str] = field(default_factory=list)
    refusal: str = ""
    student: str = ""
    folder: Path | None = None


def target_of_solution(assignment: Assignment) -> Target:
    """Return the solved notebook."""
    return Target(assignment, SOLUTION, read_source(assignment))


def target_of_file(path: Path, course: Course, known: str = "") -> Target:
    """Return the notebook of a file, which says itself which assignment it belongs to if that is not known."""
    try:
        notebook = read_notebook(path)
        assignment = course.assignment(known) if known else assignment_of(path, notebook, course)
    except SubmissionError as error:
        return Target(None, str(path), refusal=str(error))
    return Target(assignment, str(path), *repair(notebook, read_released(assignment)))


def target_of_folder(assignment: Assignment, student: str, folder: Path) -> Target:
    """Return the notebook that a student has handed in."""
    try:
        notebook, chosen = submitted_notebook(folder, assignment)
    except SubmissionError as error:
        return Target(assignment, student, refusal=str(error), student=student, folder=folder)
    mended, notes = repair(notebook, read_released(assignment))
    return Target(assignment, student, mended, [*chosen, *notes], student=student, folder=folder)


def check(grader: DeviceGrader, target: Target, seed: int, checks: list[Check] | None = None) -> Result:
    """Run the device checks of one notebook, or some of them."""
    name = target.assignment.name if target.assignment else ""
    result = Result(target.name, name, seed, notes=list(target.notes), refusal=target.refusal)
    if target.notebook is None or target.assignment is None:
        return result
    return grader.grade(target.assignment, target.notebook, result, checks, target.folder)

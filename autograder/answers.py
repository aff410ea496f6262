"""The answer bank: right and wrong answers to each exercise, and how to put one into the solved notebook."""

import json
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path

from nbformat import NotebookNode

from autograder.course import Assignment, Course, CourseError
from autograder.notebooks import exercises_in, read_source, solution_cells

POINTER = "# See: "


@dataclass(frozen=True)
class Answer:
    """A file that defines an exercise's names.

    The first line of a wrong one names the misconception; a second one, "# See: HEADING", where the notebook speaks of it.
    """

    path: Path
    right: bool

    @property
    def text(self) -> str:
        return self.path.read_text()

    @property
    def code(self) -> str:
        """The text as a student would write it: without the title and the pointer of a wrong answer."""
        lines = self.text.splitlines(keepends=True)
        return "".join(lines if self.right else lines[2 if self.pointer else 1 :])

    @property
    def name(self) -> str:
        """The file's place in the exercise's folder."""
        return f"{self.path.parent.name}/{self.path.name}"

    @property
    def title(self) -> str:
        return self.text.split("\n", 1)[0].lstrip("# ")

    @property
    def pointer(self) -> str:
        """A heading of the notebook, or ""."""
        second = self.text.split("\n", 2)[1]
        return second.removeprefix(POINTER) if second.startswith(POINTER) else ""


def answers_to(course: Course, exercise: str) -> list[Answer]:
    """Return the bank's answers to an exercise, the right ones first."""
    folder = course.answers / exercise
    right = [Answer(path, True) for path in sorted(folder.glob("right/*.py"))]
    return right + [Answer(path, False) for path in sorted(folder.glob("wrong/*.py"))]


def caught_by(course: Course, exercise: str) -> dict[str, set[str]]:
    """Return which checks catch the wrong answers to an exercise, by file, as the last audit found."""
    path = _caught(course, exercise)
    try:
        found = json.loads(path.read_text()) if path.is_file() else {}
        return {str(name): set(checks) for name, checks in found.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise CourseError(f"{path} is not what an audit writes ({error}): remove it and run `autograder audit`") from error


def remember_caught(course: Course, exercise: str, caught: dict[str, list[str]]) -> bool:
    """Write down which checks catch the wrong answers to an exercise; say whether that is new."""
    path, text = _caught(course, exercise), json.dumps(caught, indent=1, sort_keys=True) + "\n"
    if path.is_file() and path.read_text() == text:
        return False
    path.write_text(text)
    return True


def _caught(course: Course, exercise: str) -> Path:
    return course.answers / exercise / "caught.json"


def assignment_with(course: Course, exercise: str) -> Assignment:
    """Return the assignment that asks an exercise. Raise CourseError if none does."""
    known: list[str] = []
    for assignment in course.assignments.values():
        found = exercises_in(read_source(assignment))
        if exercise in found:
            return assignment
        known += found
    raise CourseError(f"there is no exercise {exercise!r}; the course has {', '.join(known)}")


def answered(assignment: Assignment, exercise: str, *texts: str) -> NotebookNode:
    """Return the solved notebook with an answer in place of one exercise's solution: a text for each cell, or one for all."""
    notebook = read_source(assignment)
    put_answer(notebook, exercise, *texts)
    return notebook


def put_answer(notebook: NotebookNode, exercise: str, *texts: str) -> None:
    """Write an answer into a notebook's cells for one exercise."""
    for cell, text in zip(solution_cells(notebook, exercise), chain(texts, repeat("")), strict=False):
        cell.source = text

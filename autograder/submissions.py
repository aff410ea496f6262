"""Submissions: read a student's notebook, say which assignment it belongs to, and find what was released for it."""

import warnings
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.course import Assignment, Course, CourseError
from autograder.notebooks import exercises_in, read_source


class SubmissionError(Exception):
    """A file is no notebook that can be graded; the message says what is wrong and what to hand in."""


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook of any version, as far as its cells are sound. Raise SubmissionError for a file that is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of cells without ids, and other things that cost no points
            notebook = nbformat.reads(path.read_text(encoding="utf-8-sig"), as_version=4)
        notebook.cells = [cell for cell in notebook.cells if _is_sound(cell)]
    except OSError as error:
        raise SubmissionError(f"{path.name} cannot be read ({error.strerror}): give the path of a notebook") from error
    except Exception as error:
        message = " ".join(str(error).split())[:120]
        raise SubmissionError(
            f"{path.name} is not a notebook ({message}): hand in the .ipynb file that JupyterLab saves"
        ) from error
    return notebook


def assignment_of(path: Path, notebook: NotebookNode, course: Course | None = None) -> Assignment:
    """Say which assignment a notebook belongs to, by its name or else by its test cells. Raise SubmissionError if none."""
    course = course or Course.find()
    for name, assignment in course.assignments.items():
        if name in path.stem:
            return assignment
    found = set(exercises_in(notebook))
    for assignment in course.assignments.values():
        if found and found <= set(exercises_in(read_source(assignment))):
            return assignment
    names = ", ".join(course.assignments)
    raise SubmissionError(f"{path.name} belongs to no assignment: give the file the name of one, such as {names}")


def read_released(assignment: Assignment) -> NotebookNode:
    """Return the notebook that students got."""
    if not assignment.released.is_file():
        raise CourseError(f"{assignment.released} is missing: run `autograder release {assignment.name}` first")
    return nbformat.read(assignment.released, as_version=4)


def files_beside(folder: Path, limit: int) -> dict[str, bytes]:
    """Return the files of a folder, but for notebooks, by their path in it: what a notebook there may open.

    Links are left out, and so is what would bring the sum above the limit in bytes.
    """
    files: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        is_link = path.resolve() != folder.resolve() / inside
        if is_link or not path.is_file() or path.suffix == ".ipynb":
            continue
        limit -= path.stat().st_size
        if limit >= 0:
            files[str(inside)] = path.read_bytes()
    return files


def _is_sound(cell: Any) -> bool:
    kinds = {"source": str, "cell_type": str, "metadata": dict}
    return isinstance(cell, dict) and all(isinstance(cell.get(key), kind) for key, kind in kinds.items())

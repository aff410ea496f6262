"""Notebooks: from the text source with its cell marks to nbgrader's cells, and how to tell the cells apart."""

import copy
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import jupytext
import nbformat
from nbformat import NotebookNode

from autograder.course import Assignment, CourseError

MARKS = ("solution", "test", "readonly")
MOST_READ = 16

# Only the kit takes these lines out. Without it (nbgrader_config.py broken or missing) nbgrader runs the test cell as it
# stands in the source: not Python, so the cell fails whatever a notebook does to `assert` or `raise`, and gives no point.
FAIL_CLOSED = """
### BEGIN HIDDEN TESTS
Not graded: nbgrader ran without the course kit. Mend nbgrader_config.py, then run nbgrader autograde with --force.
### END HIDDEN TESTS"""


def read_source(assignment: Assignment) -> NotebookNode:
    """Return the solved notebook with nbgrader's metadata but without points. Raise CourseError for a wrong mark."""
    if not assignment.source.is_file():
        raise CourseError(f"{assignment.name} has no source: write {assignment.source}")
    return copy.deepcopy(_read(assignment, assignment.source.read_text()))


@lru_cache(MOST_READ)
def _read(assignment: Assignment, text: str) -> NotebookNode:
    """Read a source, which takes ten times as long as to copy what was read: the bank asks for it again and again."""
    parsed = jupytext.reads(text, fmt="py:percent")
    notebook = nbformat.v4.new_notebook(metadata=_METADATA)
    numbers: Counter[str] = Counter()
    for cell in parsed.cells:
        notebook.cells.append(_marked(cell, numbers, assignment))
    _require_complete(notebook, assignment)
    return notebook


def with_points(notebook: NotebookNode, points: dict[str, float], assignment: Assignment) -> NotebookNode:
    """Add to each test cell its points and the block that makes nbgrader fail closed. Raise CourseError where they disagree."""
    exercises = set(exercises_in(notebook))
    for name in exercises ^ set(points):
        where = f"a test cell in {assignment.source}" if name in exercises else f"hidden checks in {assignment.checks}"
        raise CourseError(f"the exercise {name} has only {where}: write the other half, or take this one out")
    for cell in notebook.cells:
        if name := exercise_of(cell):
            cell.metadata.nbgrader["points"] = points[name]
            cell.source += FAIL_CLOSED
    return notebook


def code_cells(notebook: NotebookNode) -> Iterator[NotebookNode]:
    """Yield the code cells in order; a student's cell number is the place in this list, from 1."""
    return (cell for cell in notebook.cells if cell.cell_type == "code")


def grade_id(cell: NotebookNode) -> str:
    """Return a cell's nbgrader id, or ""."""
    mark = cell.metadata.get("nbgrader")
    return str(mark.get("grade_id", "")) if isinstance(mark, dict) else ""


def exercise_of(cell: NotebookNode) -> str:
    """Return the exercise whose test cell this is, or ""."""
    return grade_id(cell) if grade_id(cell) and cell.metadata.nbgrader.get("grade") else ""


def is_solution(cell: NotebookNode) -> bool:
    """Say whether this is a cell for a student's answer."""
    return bool(grade_id(cell) and cell.metadata.nbgrader.get("solution"))


def exercises_in(notebook: NotebookNode) -> list[str]:
    """Return a notebook's exercises in order."""
    return [name for cell in notebook.cells if (name := exercise_of(cell))]


def solution_cells(notebook: NotebookNode, exercise: str) -> list[NotebookNode]:
    """Return the cells for the answer to one exercise."""
    return [cell for cell in notebook.cells if solved_in(cell) == exercise]


def solved_in(cell: NotebookNode) -> str:
    """Return the exercise whose answer is written in this cell, or ""."""
    return _solved_by(grade_id(cell)) if is_solution(cell) else ""


def code_before_test(notebook: NotebookNode, exercise: str) -> list[str]:
    """Return the code between the beginning of an exercise's answer and its test cell."""
    cells = list(code_cells(notebook))
    start = next(place for place, cell in enumerate(cells) if solved_in(cell) == exercise)
    end = next(place for place, cell in enumerate(cells) if exercise_of(cell) == exercise)
    return [cell.source for cell in cells[start:end] if cell.source]


_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_SOLUTION = "-solution"


def _solved_by(cell_id: str) -> str:
    return cell_id.rpartition(_SOLUTION)[0]


def _marked(cell: NotebookNode, numbers: Counter[str], assignment: Assignment) -> NotebookNode:
    marks = {key: value for key, value in cell.metadata.items() if key in MARKS}
    if len(marks) > 1 or set(cell.metadata) - set(marks) - {"lines_to_next_cell"}:  # the last is jupytext's own
        raise CourseError(
            f"{assignment.source}: a cell has the marks {dict(cell.metadata)}; give it one of {', '.join(MARKS)}, or none"
        )
    kind, name = next(iter(marks.items()), ("", ""))
    cell_id = _cell_id(kind, str(name), numbers)
    metadata = {"nbgrader": _nbgrader(kind, cell_id)} if kind else {}
    make = nbformat.v4.new_code_cell if cell.cell_type == "code" else nbformat.v4.new_markdown_cell
    return make(cell.source, id=cell_id, metadata=metadata)


def _cell_id(kind: str, name: str, numbers: Counter[str]) -> str:
    """Return the id that stays the same from build to build: a test cell's is its exercise, a solution's says so."""
    numbers[kind + name] += 1
    number = numbers[kind + name]
    if not kind:
        return f"cell-{number}"
    stem = name + _SOLUTION if kind == "solution" else name
    return stem if number == 1 else f"{stem}-{number}"


def _nbgrader(kind: str, cell_id: str) -> dict[str, Any]:
    return {
        "grade": kind == "test",
        "grade_id": cell_id,
        "locked": kind != "solution",
        "schema_version": 3,
        "solution": kind == "solution",
        "task": False,
    }


def _require_complete(notebook: NotebookNode, assignment: Assignment) -> None:
    ids = Counter(cell.id for cell in notebook.cells)
    for name, number in ids.items():
        if number > 1:
            raise CourseError(f"{assignment.source}: {number} cells are called {name}: give each a name of its own")
    for name in exercises_in(notebook):
        if not solution_cells(notebook, name):
            raise CourseError(f'{assignment.source}: the exercise {name} has no cell marked solution="{name}"')

"""Repair: rebuild a submission from the released notebook and the student's cells, and say what was mended.

The released cells give the frame: read-only cells and test cells come back as they were released, in their order, whatever
happened to them. The student's cells keep their text; a cell that was never released stays where it is, behind the
released cell that it follows.
"""

import copy

import nbformat
from nbformat import NotebookNode

from autograder.notebooks import grade_id, is_solution
from autograder.outputs import clean

_START = ""


def repair(submitted: NotebookNode, released: NotebookNode) -> tuple[NotebookNode, list[str]]:
    """Return the rebuilt notebook, and a sentence for the student about each thing that was mended."""
    notes: list[str] = []
    frame = {grade_id(cell): cell for cell in released.cells if grade_id(cell)}
    found, extras = _sorted_out(submitted, frame, notes)
    rebuilt = nbformat.v4.new_notebook(metadata=copy.deepcopy(released.metadata), cells=extras.pop(_START, []))
    for name, cell in frame.items():
        rebuilt.cells.append(_restored(name, cell, found.get(name), notes))
        rebuilt.cells += extras.get(name, [])
    _give_ids(rebuilt)
    return rebuilt, notes


def _sorted_out(
    submitted: NotebookNode, frame: dict[str, NotebookNode], notes: list[str]
) -> tuple[dict[str, NotebookNode], dict[str, list[NotebookNode]]]:
    """Split the submitted cells into those that were released, by name, and the student's own, by the one they follow."""
    found: dict[str, NotebookNode] = {}
    extras: dict[str, list[NotebookNode]] = {}
    last = _START
    for cell in submitted.cells:
        name = _released_name(cell, frame)
        if name and name not in found:
            found[name], last = cell, name
            continue
        if name and is_solution(frame[name]):
            notes.append(f"the cell {name} was there more than once: both were run, in the order of the notebook")
        if not name or is_solution(frame[name]):
            extras.setdefault(last, []).append(_plain_copy(cell))
    return found, extras


def _released_name(cell: NotebookNode, frame: dict[str, NotebookNode]) -> str:
    """Say which released cell this was: by nbgrader's id, or by the notebook's own if that is lost."""
    name = grade_id(cell) or str(cell.get("id", ""))
    return name if name in frame else ""


def _restored(name: str, released: NotebookNode, found: NotebookNode | None, notes: list[str]) -> NotebookNode:
    cell = copy.deepcopy(released)
    if found is None:
        notes.append(f"the cell {name} was missing and was put back")
    if is_solution(cell):
        # Not the released text: that would undo an answer which the student wrote in another cell.
        cell.source = clean(found.source) if found else "# This cell was missing in the submission."
    return cell


def _plain_copy(cell: NotebookNode) -> NotebookNode:
    make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    return make.get(cell.cell_type, nbformat.v4.new_raw_cell)(clean(cell.source))


def _give_ids(notebook: NotebookNode) -> None:
    """Number the cells that have no id of the course's: a fresh random one would differ from run to run."""
    for number, cell in enumerate(notebook.cells, 1):
        if not grade_id(cell):
            cell.id = f"own-{number}"

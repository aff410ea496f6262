"""Submissions: read a student's notebook, say which assignment it belongs to, and find what was released for it."""

import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.course import Assignment, Course, CourseError
from autograder.notebooks import exercises_in, read_source

MOST_BYTES = 200_000_000  # of a notebook with all its outputs
HAND_IN = "hand in the .ipynb file that JupyterLab saves"
_LEFT_BEHIND = {".ipynb_checkpoints", "__MACOSX", ".DS_Store", "__pycache__"}


class SubmissionError(Exception):
    """A file is no notebook that can be graded; the message says what is wrong and what to hand in."""


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook of any version, as far as its cells are sound. Raise SubmissionError for a file that is none."""
    text = _text(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of cells without ids, and other things that cost no points
            notebook = nbformat.reads(text, as_version=4)
        notebook.cells = [cell for cell in notebook.cells if _is_sound(cell)]
    except Exception as error:
        message = " ".join(str(error).split())[:120]
        raise SubmissionError(f"{path.name} is not a notebook ({message}): {HAND_IN}") from error
    for cell in notebook.cells:
        cell.source = cell.source.replace("\r\n", "\n")
    return notebook


def submitted_notebook(folder: Path, assignment: Assignment) -> tuple[NotebookNode, list[str]]:
    """Return the notebook that a folder was handed in for, whatever its name, and what was chosen in a sentence.

    Where there are several, it is one with work in it, if possible the one of the assignment's name, or else the newest. Raises
    SubmissionError where there is none that can be read.
    """
    paths = [path for path in files_in(folder) if path.suffix.lower() == ".ipynb"]
    if not paths:
        others = ", ".join(path.name for path in files_in(folder))[:200]
        found = f"there is only {others}" if others else "nothing is there"
        raise SubmissionError(f"no notebook was handed in ({found}): hand in {assignment.name}.ipynb as JupyterLab saves it")
    if len(paths) == 1:
        chosen, notebook = paths[0], read_notebook(paths[0])
    else:
        chosen, notebook = _with_most_work(paths, assignment)
    left = [path.name for path in paths if path != chosen]
    if left:
        return notebook, [f"{len(paths)} notebooks were handed in: {chosen.name} was graded, {', '.join(left)[:200]} was not"]
    renamed = chosen.name != f"{assignment.name}.ipynb"
    return notebook, [f"the file was called {chosen.name} and was taken for {assignment.name}.ipynb"] if renamed else []


def _with_most_work(paths: list[Path], assignment: Assignment) -> tuple[Path, NotebookNode]:
    released = {"", *(cell.source.strip() for cell in read_released(assignment).cells)}
    ranked, errors = [], []
    for path in paths:
        try:
            notebook = read_notebook(path)
        except SubmissionError as error:
            errors.append(error)
            continue
        worked = any(cell.source.strip() not in released for cell in notebook.cells if cell.cell_type == "code")
        ranked.append((worked, path.stem == assignment.name, path.stat().st_mtime, path, notebook))
    if not ranked:
        raise errors[0]
    return max(ranked, key=lambda each: each[:3])[3:]


def _text(path: Path) -> str:
    """Return a file's text. Raise SubmissionError where it holds none, or far too much."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise SubmissionError(f"{path.name} is a link to another place, or no file at all: hand in the file itself")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SubmissionError(
                f"{path.name} has more than {MOST_BYTES // 10**6} MB: "
                "choose Edit > Clear Outputs of All Cells, save it, and hand it in again"
            )
        data = path.read_bytes()
    except OSError as error:
        raise SubmissionError(f"{path.name} cannot be read ({error.strerror}): give the path of a notebook") from error
    if not data.strip():
        raise SubmissionError(f"{path.name} is empty: {HAND_IN}")
    if data.startswith(b"PK\x03\x04"):
        raise SubmissionError(f"{path.name} is a zip file: unpack it, and hand in the .ipynb file that is inside")
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SubmissionError(f"{path.name} is not a notebook (it is no text): {HAND_IN}") from error


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


def files_in(folder: Path) -> list[Path]:
    """Return the files of a folder in order, without what JupyterLab and operating systems leave there."""
    return [path for path in sorted(folder.rglob("*")) if not path.is_dir() and not _LEFT_BEHIND & set(path.parts)]


def files_beside(folder: Path, limit: int) -> dict[str, bytes]:
    """Return the files of a folder, but for notebooks, by their path in it: what a notebook there may open.

    Links are left out, and so is what would bring the sum above the limit in bytes.
    """
    files: dict[str, bytes] = {}
    for path in files_in(folder):
        inside = path.relative_to(folder)
        is_link = path.resolve() != folder.resolve() / inside
        if is_link or not path.is_file() or path.suffix == ".ipynb":
            continue
        limit -= path.stat().st_size
        if limit >= 0:
            with suppress(OSError):  # nobody may read it
                files[str(inside)] = path.read_bytes()
    return files


def _is_sound(cell: Any) -> bool:
    kinds = {"source": str, "cell_type": str, "metadata": dict}
    return isinstance(cell, dict) and all(isinstance(cell.get(key), kind) for key, kind in kinds.items())

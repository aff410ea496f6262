"""Release: from an assignment's source to what students get, through nbgrader's own generate_assignment."""

import logging
import os
import shutil
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, PyFileConfigLoader

from autograder.checks import points_by_exercise
from autograder.course import Assignment, CourseError
from autograder.host import configure
from autograder.notebooks import read_source, with_points

# Files beside a notebook's source that belong to its author, not to its students.
AUTHORS_FILES = ("*.py", "*.ipynb", "__pycache__", ".*")


def release(assignment: Assignment, root: Path) -> Path:
    """Build one assignment below `root` (source/, assignments/, gradebook.db) and return its released folder."""
    _write_source(assignment, root / "source" / assignment.name)
    _generate(assignment, root)
    return root / "assignments" / assignment.name


def write_bundle(assignments: list[Assignment], target: Path) -> list[Path]:
    """Copy the released assignments to a new folder, as students get them. Raise CourseError where it is not empty."""
    if target.exists() and any(target.iterdir()):
        raise CourseError(f"{target} is not empty: name a new folder for the bundle")
    for assignment in assignments:
        shutil.copytree(assignment.released.parent, target / assignment.name)
    return sorted(path for path in target.rglob("*") if path.is_file())


def is_fresh(assignment: Assignment, workspace: Path) -> bool:
    """Build the assignment anew in an empty folder and say whether the released one is byte for byte the same."""
    built = release(assignment, workspace)
    return _contents(built) == _contents(assignment.released.parent)


def _contents(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and ".ipynb_checkpoints" not in path.parts)


def _write_source(assignment: Assignment, folder: Path) -> None:
    notebook = with_points(read_source(assignment), points_by_exercise(assignment), assignment)
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(assignment.source.parent, folder, ignore=shutil.ignore_patterns(*AUTHORS_FILES))
    nbformat.write(notebook, folder / f"{assignment.name}.ipynb")


def _generate(assignment: Assignment, root: Path) -> None:
    """Run nbgrader's generate_assignment. Raise CourseError with what it logged where it fails."""
    config = _configuration(root)
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.assignment_id = assignment.name
    config.GenerateAssignment.force = True
    converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    log = _Log(logging.ERROR)
    converter.log.addHandler(log)
    converter.log.propagate = False
    # nbgrader starts `alembic` by name, which an environment that is not activated does not find.
    scripts = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ.get('PATH', '')}"
    before = os.environ.get("PATH", "")
    try:
        os.environ["PATH"] = scripts
        converter.start()
    except NbGraderException as error:
        raise CourseError(f"nbgrader could not release {assignment.name}:\n{log.text()}") from error
    finally:
        os.environ["PATH"] = before
        converter.log.removeHandler(log)


def _configuration(root: Path) -> Config:
    """Return what nbgrader_config.py says, which may name another database, or the kit's own settings where there is none."""
    if (root / "nbgrader_config.py").exists():
        return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    config = Config()
    configure(config)
    return config


class _Log(logging.Handler):
    """Keeps what nbgrader logs, to be told if it fails."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self._lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(record.getMessage())

    def text(self) -> str:
        return "\n".join(self._lines)

"""Provenance: what a result came from, as hashes, so that a class is graded again exactly where something has changed."""

import ast
import hashlib
import json
import platform
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from stat import S_ISREG

from autograder.checks import Check, read_checks, read_device_checks
from autograder.course import Assignment
from autograder.notebooks import code_cells, read_source
from autograder.submissions import files_in, read_released

MOST_HASHED = 200_000_000  # of a larger file only the size and the time are looked at


@dataclass(frozen=True)
class Provenance:
    """Hashes of what was handed in and of what it was judged by. A result is good for as long as they stay the same."""

    submission: str
    solution: str
    released: str
    limits: str
    kit: str = version("autograder")


def versions() -> dict[str, str]:
    """Return what the results were made with; a newer one does not make them wrong, so they are only recorded."""
    return {"python": platform.python_version()} | {name: _version(name) for name in ("autograder", "torch", "numpy")}


def of_course(assignment: Assignment) -> Provenance:
    """Return the provenance of an assignment's results, without any submission's part."""
    solution = [cell.source for cell in code_cells(read_source(assignment))]
    released = [cell.source for cell in read_released(assignment).cells]
    beside = [[path.name, *_content(path)] for path in files_in(assignment.released.parent) if path.suffix != ".ipynb"]
    return Provenance("", _hash(solution), _hash([released, beside]), _hash(assignment.limits.model_dump()))


def of_folder(folder: Path) -> str:
    """Return the hash of a submission's folder: the names and contents of its files."""
    return _hash([[str(path.relative_to(folder)), *_content(path)] for path in files_in(folder)])


def of_checks(assignment: Assignment) -> dict[Check, str]:
    """Return the hash of each check that counts: of its code, and of all in its file that this code names, directly or not."""
    hidden = _of_checks(assignment, _text(assignment.checks), read_checks)
    return hidden | (of_device_checks(assignment) if assignment.counts_device_checks else {})


def of_device_checks(assignment: Assignment) -> dict[Check, str]:
    """Return the hash of each device check."""
    return dict(_of_checks(assignment, _text(assignment.device_checks), read_device_checks))


def as_dict(provenance: Provenance) -> dict[str, str]:
    """Return a provenance as plain data."""
    return asdict(provenance)


@lru_cache(maxsize=4)
def _of_checks(assignment: Assignment, text: str, read: Callable[[Assignment], list[Check]]) -> dict[Check, str]:
    tree = ast.parse(text)
    top = dict(_definitions(tree.body))
    return {check: _hash(sorted(_used(_method(tree, check), top))) for check in read(assignment)}


_version = cache(version)  # which reads a file each time


def _text(path: Path) -> str:
    return path.read_text() if path.is_file() else ""


def _definitions(body: list[ast.stmt]) -> Iterator[tuple[str, ast.stmt]]:
    """Yield what the statements of a module or a class define, by name; of a name that is defined twice, both count."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, node
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (((alias.asname or alias.name).split(".")[0], node) for alias in node.names)
        else:
            yield from ((name.id, node) for name in ast.walk(node) if isinstance(name, ast.Name))


def _method(tree: ast.Module, check: Check) -> list[ast.AST]:
    """Return the parts of a check's class that it may use: its own method, and all in the class that is no check."""
    parts: list[ast.AST] = []
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and any(getattr(each, "name", "") == check.name for each in node.body):
            others = [each for each in node.body if not getattr(each, "name", "").startswith("test_")]
            own = [each for each in node.body if getattr(each, "name", "") == check.name]
            parts += [*node.decorator_list, *node.bases, *others, *own]
    return parts


def _used(parts: list[ast.AST], top: dict[str, ast.stmt]) -> set[str]:
    """Return the code of some parts of a module, and of everything at its top level that they need."""
    waiting, code, seen = list(parts), set[str](), set[str]()
    while waiting:
        part = waiting.pop()
        code.add(ast.unparse(part))
        names = {node.id for node in ast.walk(part) if isinstance(node, ast.Name)}
        names |= {node.arg for node in ast.walk(part) if isinstance(node, ast.arg)}  # a fixture that the file defines
        waiting += [top[name] for name in names - seen if name in top]
        seen |= names
    return code


def _content(path: Path) -> list[object]:
    status = path.lstat()
    with suppress(OSError):  # nobody may read it
        if S_ISREG(status.st_mode) and status.st_size <= MOST_HASHED:
            with path.open("rb") as file:
                return [hashlib.file_digest(file, "sha256").hexdigest()]
    return [status.st_size, status.st_mtime_ns]


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]

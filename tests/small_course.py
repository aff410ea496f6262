"""A copy of the course with few exercises: what tests of the whole path grade, whatever the course grows to."""

import ast
import re
import shutil
from pathlib import Path

from autograder.course import Assignment, Course
from autograder.release import release


def small_course(course: Course, root: Path, exercises: dict[str, set[str]]) -> Course:
    """Copy the named exercises of the named assignments to a new folder, and release them."""
    for name in exercises:
        shutil.copytree(course.root / "solutions" / name, root / "solutions" / name)
        (root / "tests/hidden").mkdir(parents=True, exist_ok=True)
        shutil.copy(course.assignment(name).checks, root / "tests/hidden")
    shutil.copy(course.root / "nbgrader_config.py", root)
    (root / "course.toml").write_text(_settings(course, list(exercises)))
    small = Course.find(root)
    for name, kept in exercises.items():
        keep_only(small.assignment(name), kept)
        release(small.assignment(name), root)
    return small


def _settings(course: Course, names: list[str]) -> str:
    text = (course.root / "course.toml").read_text()
    text = re.sub(r"^assignments = \[.*?^\]", f"assignments = {names}", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"^\[limits\.\w+\]\n.*?(?=^\[|\Z)", "", text, flags=re.DOTALL | re.MULTILINE)  # of other assignments


def keep_only(assignment: Assignment, exercises: set[str]) -> None:
    """Take all other exercises out of an assignment, and the worked examples, which may use them."""
    cells = re.split(r"\n(?=# %%)", assignment.source.read_text())
    assignment.source.write_text("\n".join(cell for cell in cells if _is_kept(cell, exercises)))
    lines = assignment.checks.read_text().splitlines()
    for node in reversed(ast.parse("\n".join(lines)).body):
        if isinstance(node, ast.ClassDef) and node.decorator_list and _exercise_of(node) not in exercises:
            del lines[node.decorator_list[0].lineno - 1 : node.end_lineno]
    assignment.checks.write_text("\n".join(lines))


def _is_kept(cell: str, exercises: set[str]) -> bool:
    mark = re.match(r'# %% (?:solution|test)="(\w+)"', cell)
    return mark[1] in exercises if mark else not cell.startswith("# %%\n")


def _exercise_of(node: ast.ClassDef) -> str:
    decorator = node.decorator_list[0]
    assert isinstance(decorator, ast.Call)
    return str(ast.literal_eval(decorator.args[0]))

"""What a hidden check is made of: the exercise it belongs to, its points, its hint, and the sentence that a student reads."""

import ast
import inspect
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from autograder.course import Assignment, CourseError

Function = TypeVar("Function", bound=Callable[..., Any])
Class = TypeVar("Class", bound=type)


@dataclass(frozen=True)
class Check:
    """One hidden check."""

    exercise: str
    name: str
    sentence: str
    points: float
    hint: str


def exercise(name: str, *, together: bool = False) -> Callable[[Class], Class]:
    """Tie a class of checks to an exercise, named as its test cell is.

    `together` says that they only call functions, so that none can change what another one sees. Then one fork answers them
    one after another, and what fails there is checked again in a fork of its own: it takes a third of the time.
    """

    def mark(cls: Class) -> Class:
        cls.exercise, cls.together = name, together  # type: ignore[attr-defined]  # the marks themselves
        return cls

    return mark


def points(number: float, *, hint: str = "") -> Callable[[Function], Function]:
    """Say what a check is worth, and what usually helps a student who fails it."""

    def mark(function: Function) -> Function:
        function.points, function.hint = number, hint  # type: ignore[attr-defined]  # the mark itself
        return function

    return mark


def describe(cls: type, function: Callable[..., Any]) -> Check:
    """Return the check that a method of a class of checks is. Raise CourseError where something is missing."""
    place = f"{cls.__module__}: {cls.__name__}.{function.__name__}"
    worth, hint = getattr(function, "points", 0), getattr(function, "hint", "")
    return _check(place, getattr(cls, "exercise", ""), function.__name__, inspect.getdoc(function), worth, hint)


def _check(place: str, exercise: str, name: str, text: str | None, worth: float, hint: str) -> Check:
    sentence = " ".join((text or "").split())
    if not exercise:
        raise CourseError(f"{place}: the class has no exercise: put @exercise(...) on it")
    if worth <= 0:
        raise CourseError(f"{place}: the check is worth nothing: put @points(...) with a positive number on it")
    if not sentence:
        raise CourseError(f"{place}: the check has no docstring, which is the sentence that the student reads")
    return Check(exercise, name, sentence, worth, hint)


def read_checks(assignment: Assignment) -> list[Check]:
    """Return an assignment's hidden checks in the order of their file."""
    if not assignment.checks.is_file():
        raise CourseError(f"{assignment.name} has no hidden checks: write {assignment.checks}")
    return _read(assignment.checks)


def read_device_checks(assignment: Assignment) -> list[Check]:
    """Return an assignment's device checks in the order of their file: none where it has no such file."""
    return _read(assignment.device_checks) if assignment.device_checks.is_file() else []


def counted_checks(assignment: Assignment) -> list[Check]:
    """Return the checks that make the grade: the hidden ones, and the device checks where course.toml says that they count."""
    checks = read_checks(assignment)
    if assignment.counts_device_checks:
        checks += read_device_checks(assignment)
        _require_own_names(checks, f"{assignment.checks} and {assignment.device_checks}")
    return checks


def points_by_exercise(assignment: Assignment) -> dict[str, float]:
    """Return what each exercise of an assignment is worth: the sum over the checks that count."""
    totals: dict[str, float] = {}
    for check in counted_checks(assignment):
        totals[check.exercise] = totals.get(check.exercise, 0) + check.points
    return totals


def _read(path: Path) -> list[Check]:
    checks = list(_checks_in(path))
    _require_own_names(checks, str(path))
    return checks


def _require_own_names(checks: list[Check], place: str) -> None:
    for (exercise, name), number in Counter((check.exercise, check.name) for check in checks).items():
        if number > 1:
            raise CourseError(f"{place}: {number} checks of {exercise} are called {name}: give each its own name")


def _parsed(path: Path) -> ast.Module:
    try:
        return ast.parse(path.read_bytes(), str(path))
    except (SyntaxError, ValueError) as error:
        raise CourseError(f"{path} cannot be imported, {type(error).__name__}: {error}; mend it") from error


def _checks_in(path: Path) -> Iterator[Check]:
    """Yield the checks of a file as its text tells them: to import it would take torch, and run what it says."""
    for cls in _parsed(path).body:
        if isinstance(cls, ast.ClassDef) and cls.name.startswith("Test"):
            for function in cls.body:
                if isinstance(function, ast.FunctionDef) and function.name.startswith("test_"):
                    yield _written(cls, function, f"{path}: {cls.name}.{function.name}")


def _written(cls: ast.ClassDef, function: ast.FunctionDef, place: str) -> Check:
    names, _ = _mark(cls, "exercise", place)
    numbers, told = _mark(function, "points", place)
    exercise, worth = names[0] if names else "", numbers[0] if numbers else 0
    return _check(place, exercise, function.name, ast.get_docstring(function), worth, told.get("hint", ""))


def _mark(node: ast.ClassDef | ast.FunctionDef, name: str, place: str) -> tuple[list[Any], dict[str, Any]]:
    """Return what a decorator is given: nothing where it is not there. Raise CourseError where that is not written out."""
    for each in node.decorator_list:
        if isinstance(each, ast.Call) and ast.unparse(each.func).split(".")[-1] == name:
            try:
                values = {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in each.keywords}
                return list(map(ast.literal_eval, each.args)), values
            except ValueError as error:
                raise CourseError(f"{place}: write out what @{name}(...) is given: it is read, not computed") from error
    return [], {}

"""A hidden check is a method with an exercise, points and a sentence; where one is missing, the message says which."""

from pathlib import Path
from runpy import run_path

import pytest

from autograder.check_file import collect
from autograder.checks import Check, describe, exercise, points, points_by_exercise, read_checks, read_device_checks
from autograder.course import CourseError

HEAD = "from autograder.checks import exercise, points\n\n\n"


@pytest.fixture
def assignment_with(tmp_path, write_course):
    """Return the assignment whose file of hidden checks is a text."""
    return lambda text: write_course(tmp_path, checks=HEAD + text).assignment("tiny")


def test_check_is_described_by_its_marks():
    @exercise("double")
    class TestDouble:
        @points(2, hint="multiply")
        def test_number(self):
            """double gives
            twice a number.
            """

    expected = Check(exercise="double", name="test_number", sentence="double gives twice a number.", points=2, hint="multiply")
    assert describe(TestDouble, TestDouble.test_number) == expected


def test_checks_are_read_in_the_order_of_their_file(assignment_with):
    text = """
@exercise("b")
class TestB:
    @points(1)
    def test_z(self):
        "Z."

    @points(1.5)
    def test_a(self):
        "A."

    def helper(self):
        pass


@exercise("a")
class TestA:
    @points(1)
    def test_z(self):
        "Z."


def test_without_a_class():
    pass
"""
    names = [(check.exercise, check.name, check.points) for check in read_checks(assignment_with(text))]
    assert names == [("b", "test_z", 1), ("b", "test_a", 1.5), ("a", "test_z", 1)]


def test_points_of_an_exercise_are_the_sum_over_its_checks(assignment_with):
    class_text = '@exercise("{0}")\nclass Test{1}:\n    @points({2})\n    def test_{1}(self):\n        "S."\n\n'
    text = class_text.format("a", "One", 1) + class_text.format("b", "Two", 2) + class_text.format("a", "Three", 0.5)
    assert points_by_exercise(assignment_with(text)) == {"a": 1.5, "b": 2}


INCOMPLETE = {
    "the check has no docstring": '@exercise("a")\nclass TestA:\n    @points(1)\n    def test_1(self): pass\n',
    "the check is worth nothing: put @points": '@exercise("a")\nclass TestA:\n    def test_1(self): "S."\n',
    "with a positive number": '@exercise("a")\nclass TestA:\n    @points(-1)\n    def test_1(self): "S."\n',
    "the class has no exercise: put @exercise": 'class TestA:\n    @points(1)\n    def test_1(self): "S."\n',
}


@pytest.mark.parametrize(("message", "text"), INCOMPLETE.items(), ids=INCOMPLETE.keys())
def test_what_is_missing_is_told_with_its_place(assignment_with, message, text):
    with pytest.raises(CourseError, match=message) as error:
        read_checks(assignment_with(text))
    assert "TestA.test_1" in str(error.value)


def test_missing_file_of_checks_is_told(assignment_with):
    assignment = assignment_with("")
    assignment.checks.unlink()
    with pytest.raises(CourseError, match=r"tiny has no hidden checks: write .*test_tiny\.py"):
        read_checks(assignment)


def test_every_check_of_the_course_is_complete(course):
    for assignment in course.assignments.values():
        for check in read_checks(assignment):
            assert check.sentence.endswith("."), check
            assert not check.hint.endswith("."), check


def test_file_of_checks_that_is_not_python_is_told(assignment_with):
    with pytest.raises(CourseError, match=r"cannot be imported, SyntaxError: .+; mend it"):
        read_checks(assignment_with("def broken(:"))


@pytest.mark.parametrize("text", ["import nowhere", "1 / 0", "def broken(:"])
def test_file_of_checks_that_cannot_be_imported_is_told(assignment_with, text):
    with pytest.raises(CourseError, match=r"test_tiny.py cannot be imported, \w+Error: .+; mend it"):
        collect(assignment_with(text).checks)


def test_marks_that_would_have_to_be_computed_are_told(assignment_with):
    text = '@exercise("a")\nclass TestA:\n    @points(1 + len("a"))\n    def test_1(self): "S."\n'
    with pytest.raises(CourseError, match=r"TestA\.test_1: write out what @points\(\.\.\.\) is given"):
        read_checks(assignment_with(text))


def test_what_is_read_of_a_check_is_what_pytest_runs(course):
    for assignment in course.assignments.values():
        for path in filter(Path.is_file, (assignment.checks, assignment.device_checks)):
            module = run_path(str(path))
            classes = [each for name, each in module.items() if name.startswith("Test") and isinstance(each, type)]
            methods = [(cls, each) for cls in classes for name, each in vars(cls).items() if name.startswith("test_")]
            read = read_checks if path == assignment.checks else read_device_checks
            assert read(assignment) == [describe(cls, each) for cls, each in methods]


def test_checks_of_one_exercise_have_names_of_their_own(assignment_with):
    text = '@exercise("a")\nclass Test{0}:\n    @points(1)\n    def test_1(self): "S."\n\n'
    with pytest.raises(CourseError, match="2 checks of a are called test_1: give each its own name"):
        read_checks(assignment_with(text.format("One") + text.format("Two")))

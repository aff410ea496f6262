"""nbgrader as the host: its own commands grade a class, show each check's sentence, and fail closed."""

import csv
import re
import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook
from small_course import small_course

from autograder.checks import read_checks
from autograder.course import Course
from autograder.notebooks import solution_cells
from autograder.submissions import read_released

NAME = "01_tensors"
RIGHT = {
    "tensor3d_mean": """
def mean3d(t):
    total = 0
    for number in t.flatten().tolist():
        total += number
    return total / t.numel()
""",
    "index_13": "def get_13(t):\n    return t[2][0][0]\n",
}
NOISE = "import logging, sys, warnings\nprint('loading', file=sys.stderr)\nwarnings.warn('old')\nlogging.warning('careful')\n"
NOISY = "def get_13(t):\n    import warnings\n    warnings.warn('again')\n    return t[2, 0, 0]\n"
CHEAT = "import sys\nsys.displayhook(5.0)\ndef get_13(t):\n    sys.displayhook(4.0)\n    return 0\n"
WRONG = "def get_13(t):\n    return t[0, 0, 0] if t[2, 0, 0] == 13 else '<b>wrong</b>'\n"

CLASS = {
    "right": RIGHT,
    "blank": {},
    "noisy": RIGHT | {"index_13": NOISE + NOISY},
    "cheat": {"tensor3d_mean": CHEAT.replace("get_13", "mean3d"), "index_13": CHEAT},
    "wrong": RIGHT | {"index_13": WRONG},
    "troubled": RIGHT | {"index_13": f"troubled = True\n{RIGHT['index_13']}"},
}

# One check of the copied course breaks, for one student.
CHECK = '"""get_13 returns the element at the place where torch_tensor3d holds 13."""'
BREAK = """
        if student.run(is_troubled):
            raise RuntimeError("the check is broken")
"""
PROBE = """

def is_troubled(names):
    try:
        return names.troubled
    except Exception:
        return False
"""


@pytest.fixture(scope="module")
def root(course, tmp_path_factory):
    """A copy of the course with one released assignment, and one check that breaks for one student."""
    root = tmp_path_factory.mktemp("host")
    small = small_course(course, root, {NAME: set(RIGHT)})
    settings = root / "course.toml"
    settings.write_text(re.sub(r"^warm = .*$", "warm = []", settings.read_text(), flags=re.MULTILINE))  # starts faster
    checks = small.assignment(NAME).checks
    text = checks.read_text()
    assert CHECK in text
    checks.write_text(text.replace(CHECK, CHECK + BREAK) + PROBE)
    return root


@pytest.fixture(scope="module")
def hand_in(fill):
    """Put a student's notebook below submitted/."""

    def write(root, student, answers):
        notebook = read_released(Course.find(root).assignment(NAME))
        for exercise, answer in answers.items():
            fill(notebook, exercise, answer)
        (root / "submitted" / student / NAME).mkdir(parents=True)
        nbformat.write(notebook, root / "submitted" / student / NAME / f"{NAME}.ipynb")

    return write


@pytest.fixture
def copied(root, tmp_path):
    """A copy of the released course in which nobody has handed in."""
    shutil.copytree(root, tmp_path / "course", ignore=shutil.ignore_patterns("submitted", "autograded", "feedback"))
    return tmp_path / "course"


@pytest.fixture(scope="module")
def class_graded(root, hand_in, run_in):
    """A class that nbgrader's own commands have graded; gives the folder and what autograde printed."""
    for student, answers in CLASS.items():
        hand_in(root, student, answers)
    (root / "submitted/torn" / NAME).mkdir(parents=True)
    (root / "submitted/torn" / NAME / f"{NAME}.ipynb").write_text('{"cells": [')
    graded = run_in(root, "nbgrader", "autograde", NAME)
    for words in (("generate_feedback", NAME), ("export",)):
        done = run_in(root, "nbgrader", *words)
        assert done.returncode == 0, done.stderr
    return root, graded


@pytest.fixture
def folder(class_graded):
    return class_graded[0]


@pytest.fixture
def printed(class_graded):
    return class_graded[1].stdout


def submission_of(root, student):
    """Return what the gradebook knows: score, needs_manual_grade, and for each test cell both."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission(NAME, student)
        grades = {grade.name: (grade.auto_score, grade.needs_manual_grade) for grade in submission.notebooks[0].grades}
        return submission.score, submission.needs_manual_grade, grades


def comments_of(root, student):
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        comments = gradebook.find_submission(NAME, student).notebooks[0].comments
        return {comment.name: comment.comment for comment in comments}


def feedback_of(root, student):
    return (root / "feedback" / student / NAME / f"{NAME}.html").read_text()


# The gradebook


@pytest.mark.parametrize(("student", "mean", "index"), [("right", 5, 4), ("blank", 0, 0), ("noisy", 5, 4), ("cheat", 0, 0)])
def test_scores_in_the_gradebook(folder, student, mean, index):
    score, needs_person, grades = submission_of(folder, student)
    assert (score, needs_person) == (mean + index, False)
    assert grades == {"tensor3d_mean": (mean, False), "index_13": (index, False)}


def test_table_of_grades(folder):
    with (folder / "grades.csv").open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file) if row["assignment"] == NAME}
    assert {student: float(row["score"]) for student, row in rows.items() if student != "torn"} == {
        "right": 9,
        "blank": 0,
        "noisy": 9,
        "cheat": 0,
        "wrong": 5,
        "troubled": 5,
    }
    assert {float(row["max_score"]) for row in rows.values()} == {9}
    waiting = {student for student, row in rows.items() if row["needs_manual_grade"] == "True"}
    assert waiting == {"torn", "troubled"}


def test_file_that_is_no_notebook_waits_for_a_person(folder):
    _, needs_person, grades = submission_of(folder, "torn")
    assert needs_person
    assert set(grades.values()) == {(0, True)}


def test_check_that_breaks_gives_no_points_and_waits_for_a_person(folder):
    score, needs_person, grades = submission_of(folder, "troubled")
    assert (score, needs_person) == (5, True)
    assert grades == {"tensor3d_mean": (5, False), "index_13": (None, True)}
    comment = comments_of(folder, "troubled")["index_13-solution"]
    assert "not your fault" in comment
    assert "the check is broken" not in comment, "a student reads this: the reason is in what autograde prints"


# What is printed


def test_autograde_succeeds(class_graded):
    assert class_graded[1].returncode == 0


def test_a_line_for_each_submission(printed):
    for student, score in {"right": 9, "blank": 0, "noisy": 9, "cheat": 0, "wrong": 5}.items():
        (line,) = [line for line in printed.splitlines() if f" {student} " in line and "/" in line]
        assert line.split()[1:5] == [student, str(score), "/", "9"]


def test_line_says_what_needs_a_person(printed):
    assert any(" torn " in line and "needs a person" in line for line in printed.splitlines())
    reason = "needs a person: index_13, test_position: RuntimeError: the check is broken"
    assert any(" troubled " in line and reason in line for line in printed.splitlines())


def test_summary_comes_last(printed):
    lines = printed.rstrip().splitlines()
    place = next(number for number, line in enumerate(lines) if "submissions graded" in line)
    assert "5 of 7 submissions graded, 4.6 of 9 points on average, seed " in lines[place]
    assert all(f"needs a person: {student}" in "\n".join(lines[place + 1 :]) for student in ("torn", "troubled"))


def test_little_else_is_printed(class_graded):
    printed = class_graded[1].stdout + class_graded[1].stderr
    assert len(printed.splitlines()) < 30
    assert "Traceback" not in printed


# The feedback


def test_feedback_shows_the_sentence_of_every_check(folder):
    for student in ("right", "blank", "wrong"):
        page = feedback_of(folder, student)
        for check in read_checks(Course.find(folder).assignment(NAME)):
            assert check.sentence in page, (student, check)


def test_feedback_shows_got_expected_and_hint(folder):
    page = feedback_of(folder, "wrong")
    assert "get_13(&lt;int64 tensor of shape (4, 2, 3)&gt;): got 1, expected 13" in page
    assert "Hint: 13 is the first number of its block: count the blocks, rows and columns from 0." in page


def test_feedback_says_that_a_broken_check_is_not_the_students_fault(folder):
    assert "This check could not be made; that is not your fault" in feedback_of(folder, "troubled")


def test_feedback_shows_points(folder):
    for words in ("2 / 2", "1 / 1", "0 / 2"):
        assert words in feedback_of(folder, "wrong")


def test_feedback_shows_nothing_of_the_hidden_checks(folder, course):
    words = ["def test_", "@points", "assert_close", "student.", "whole_numbers", "watch_mean", "BEGIN HIDDEN", "Not graded"]
    words += [check.name for check in read_checks(course.assignment(NAME))]
    for student in ("right", "blank", "noisy", "cheat", "wrong"):
        page = feedback_of(folder, student)
        assert [word for word in words if word in page] == []


def test_feedback_escapes_what_a_student_wrote(folder):
    assert "&lt;b&gt;wrong&lt;/b&gt;" in feedback_of(folder, "wrong")
    assert "<b>wrong</b>" not in feedback_of(folder, "wrong")


def test_executed_notebook_has_the_students_outputs(folder):
    notebook = nbformat.read(folder / "autograded/noisy" / NAME / f"{NAME}.ipynb", as_version=4)
    (cell,) = solution_cells(notebook, "index_13")
    assert "loading" in str(cell.outputs)
    assert "careful" in str(cell.outputs)


def test_executed_notebook_holds_nothing_of_the_hidden_checks(folder):
    for student in CLASS:
        text = (folder / "autograded" / student / NAME / f"{NAME}.ipynb").read_text()
        assert [word for word in ("BEGIN HIDDEN", "Not graded", "def test_", "assert_close") if word in text] == []


# It fails closed


@pytest.mark.parametrize("config", ["this is not Python", None], ids=["torn", "gone"])
def test_without_the_kit_no_cell_gives_a_point(copied, hand_in, run_in, config):
    hand_in(copied, "right", RIGHT)
    (copied / "nbgrader_config.py").unlink()
    if config is not None:
        (copied / "nbgrader_config.py").write_text(config)
    run_in(copied, "nbgrader", "autograde", NAME)
    assert submission_of(copied, "right")[0] == 0

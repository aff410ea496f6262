"""The answer bank is complete, and some of it is graded; `autograder audit` grades it all, which takes too long for a test."""

import pytest

from autograder.answers import answered, answers_to
from autograder.audit import MIN_RIGHT, MIN_WRONG
from autograder.course import Course
from autograder.notebooks import exercises_in, read_source

COURSE = Course.find()
EXERCISES = [(each, name) for each in COURSE.assignments.values() for name in exercises_in(read_source(each))]
SEED = 20_261_121
each_exercise = pytest.mark.parametrize(("assignment", "exercise"), EXERCISES, ids=[name for _, name in EXERCISES])


@each_exercise
def test_bank_holds_enough_and_names_every_misconception(assignment, exercise):
    answers = answers_to(COURSE, exercise)
    assert sum(each.right for each in answers) >= MIN_RIGHT
    assert sum(not each.right for each in answers) >= MIN_WRONG
    assert [each.path for each in answers if not each.right and len(each.title.split()) < 2] == []


@each_exercise
def test_pointers_lead_to_headings_of_the_notebook(assignment, exercise):
    lines = "\n".join(cell.source for cell in read_source(assignment).cells if cell.cell_type == "markdown").splitlines()
    headings = {line.lstrip("# ") for line in lines if line.startswith("#")}
    pointers = {each.path: each.pointer for each in answers_to(COURSE, exercise) if each.pointer}
    assert {path: pointer for path, pointer in pointers.items() if pointer not in headings} == {}


@each_exercise
def test_right_answers_get_full_marks_and_wrong_ones_do_not(grader, assignment, exercise):
    answers = answers_to(COURSE, exercise)
    right, wrong = ([each for each in answers if each.right is kind] for kind in (True, False))
    for answer in [right[-1], wrong[0], wrong[-1]]:
        notebook = answered(assignment, exercise, answer.text)
        result = grader.check_exercise(assignment, notebook, answer.title, SEED, exercise, explain=False)
        assert result.outcome == "graded", (answer.path, result.problems())
        assert (result.score == result.max_score) is answer.right, (answer.path, [each.message for each in result.checks])


def test_every_folder_of_the_bank_is_an_exercise(course):
    assert {path.name for path in course.answers.iterdir()} == {name for _, name in EXERCISES}

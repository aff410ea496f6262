"""Golden submissions of 01_tensors, one for each situation: the score, and the sentence that says what happened."""

import json

import nbformat
import pytest

from autograder.course import Assignment
from autograder.notebooks import exercise_of, exercises_in, grade_id, is_solution, read_source
from autograder.submissions import SubmissionError, assignment_of, read_notebook

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
FULL, MEAN, INDEX = 9, 5, 4


def solved(released, fill, **others):
    """Return a submission with right answers, and with others where they are given."""
    notebook = released()
    for exercise, answer in (RIGHT | others).items():
        fill(notebook, exercise, answer)
    return notebook


def place_of(notebook, name):
    return next(place for place, cell in enumerate(notebook.cells) if grade_id(cell) == name)


@pytest.fixture
def assignment(small):
    """01_tensors with limits that make the tests short."""
    usual = small.assignment("01_tensors")
    limits = usual.limits.model_copy(update={"cell_seconds": 2, "check_seconds": 2, "exercise_seconds": 6})
    return Assignment(small, usual.name, limits)


@pytest.fixture
def graded(grader, assignment):
    """Grade a submission; give the result and the executed notebook."""

    def grade(notebook):
        graded = grader.grade(assignment, notebook, "submission.ipynb", 7)
        assert graded.result.problem == ""
        nbformat.validate(graded.notebook)
        json.dumps(graded.result.as_json())
        return graded.result, graded.notebook

    return grade


@pytest.fixture
def answer_with(graded, released, fill):
    """Grade the solved notebook with other answers."""
    return lambda **others: graded(solved(released, fill, **others))


def points(result):
    """Return the points of both exercises."""
    return tuple(sum(each.score or 0 for each in result.of(exercise)) for exercise in ("tensor3d_mean", "index_13"))


def told(result, exercise):
    """Return what a student reads about one exercise."""
    return "\n".join(each.output() for each in result.of(exercise))


def test_points_are_as_these_tests_expect(answer_with):
    result, _ = answer_with()
    assert (result.outcome, result.score, result.max_score) == ("graded", FULL, FULL)
    assert points(result) == (MEAN, INDEX)


# Situations


def test_blank(graded, released):
    result, _ = graded(released())
    assert (result.outcome, result.score, result.max_score) == ("graded", 0, FULL)
    assert "it raised NotImplementedError" in told(result, "index_13")


def test_solved(answer_with):
    result, notebook = answer_with()
    assert (result.score, result.notes) == (FULL, [])
    assert not [output for cell in notebook.cells for output in cell.get("outputs", []) if output.output_type == "error"]


def test_reference_solution(graded, assignment):
    result, _ = graded(read_source(assignment))
    assert (result.score, result.notes) == (FULL, [])


def test_syntax_error(answer_with):
    result, _ = answer_with(tensor3d_mean="def mean3d(t:\n    return 1")
    assert points(result) == (0, INDEX)
    assert "cell 3 stopped with SyntaxError" in result.notes[0]
    assert "`mean3d` is not defined when this exercise's tests are reached (cell 3 stopped with" in told(
        result, "tensor3d_mean"
    )


def test_exception_in_a_function(answer_with):
    result, _ = answer_with(index_13="def get_13(t):\n    return t[4, 0, 0]")
    assert points(result) == (MEAN, 0)
    assert "it raised IndexError: " in told(result, "index_13")
    assert "in cell 5, line 2: `return t[4, 0, 0]`" in told(result, "index_13")


def test_exception_whose_text_is_not_unicode(answer_with):
    result, notebook = answer_with(index_13="def get_13(t):\n    raise ValueError('\\ud800')\n\nraise ValueError('\\udfff')")
    assert points(result) == (MEAN, 0)
    json.dumps(result.as_json(), ensure_ascii=False).encode()
    nbformat.writes(notebook).encode()


def test_wrong_name(answer_with):
    result, _ = answer_with(index_13="def get13(t):\n    return t[2, 0, 0]")
    assert points(result) == (MEAN, 0)
    assert "`get_13` is not defined" in told(result, "index_13")
    assert "with exactly this name" in told(result, "index_13")


def test_prints_instead_of_returning(answer_with):
    result, _ = answer_with(index_13="def get_13(t):\n    print(t[2, 0, 0])")
    assert points(result) == (MEAN, 0)
    assert "got None, expected one number" in told(result, "index_13")


def test_endless_loop_in_a_cell(answer_with):
    result, notebook = answer_with(tensor3d_mean="while True:\n    pass")
    assert points(result) == (0, INDEX)
    assert result.notes[0] == "cell 3 was stopped after 2 s"
    assert any("[cell 3 was stopped after 2 s]" in str(cell.get("outputs")) for cell in notebook.cells)


def test_endless_loop_in_a_function(answer_with):
    result, _ = answer_with(index_13="def get_13(t):\n    while True:\n        pass")
    assert points(result) == (MEAN, 0)
    assert "it did not finish within 2 s. Look for a loop that never ends" in told(result, "index_13")


def test_prints_50_mb(answer_with):
    flood = "for _ in range(50):\n    print('x' * 1_000_000)\n"
    result, notebook = answer_with(index_13=flood + RIGHT["index_13"])
    assert result.score == FULL
    assert result.notes == ["cell 5 put out more than 1,000,000 characters; the rest was cut"]
    assert len(nbformat.writes(notebook)) < 2_000_000


def test_function_that_prints_without_end(answer_with):
    result, _ = answer_with(index_13="def get_13(t):\n    print('x' * 10_000_000)\n    return t[2, 0, 0]")
    assert result.score == FULL


def test_no_test_cells(graded, released, fill):
    notebook = solved(released, fill)
    notebook.cells = [cell for cell in notebook.cells if not exercise_of(cell)]
    result, executed = graded(notebook)
    assert result.score == FULL
    assert "the cell tensor3d_mean was missing and was put back" in result.notes
    assert exercises_in(executed) == exercises_in(released())


def test_deleted_test_cell(graded, released, fill):
    notebook = solved(released, fill)
    del notebook.cells[place_of(notebook, "index_13")]
    result, _ = graded(notebook)
    assert (result.score, result.notes) == (FULL, ["the cell index_13 was missing and was put back"])


def test_deleted_solution_cell(graded, released, fill):
    notebook = solved(released, fill)
    del notebook.cells[place_of(notebook, "index_13-solution")]
    result, _ = graded(notebook)
    assert points(result) == (MEAN, 0)
    assert "the cell index_13-solution was missing and was put back" in result.notes
    assert "`get_13` is not defined" in told(result, "index_13")


def test_answer_in_a_cell_of_its_own(graded, released, fill):
    notebook = solved(released, fill)
    notebook.cells[place_of(notebook, "index_13-solution")] = nbformat.v4.new_code_cell(RIGHT["index_13"])
    assert graded(notebook)[0].score == FULL


def test_solution_turned_into_text(graded, released, fill):
    notebook = solved(released, fill)
    for cell in notebook.cells:
        if is_solution(cell):
            cell.cell_type = "markdown"
            del cell["outputs"], cell["execution_count"]
    assert graded(notebook)[0].score == FULL


def test_only_the_answers_in_an_otherwise_empty_notebook(graded):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(answer) for answer in RIGHT.values()])
    result, _ = graded(notebook)
    assert result.score == FULL
    assert len(result.notes) >= 4


def test_defined_again_after_the_tests(graded, released, fill):
    notebook = solved(released, fill)
    notebook.cells.append(nbformat.v4.new_code_cell("def mean3d(t): return 0\n\ndef get_13(t): return 0"))
    assert graded(notebook)[0].score == FULL


def test_visible_test_edited(graded, released, fill):
    notebook = solved(released, fill, index_13="def get_13(t):\n    return 0")
    notebook.cells[place_of(notebook, "index_13")].source = "pass"
    assert points(graded(notebook)[0]) == (MEAN, 0)


def test_forged_output(graded, released):
    notebook = released()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [nbformat.v4.new_output("execute_result", data={"text/plain": "100"})]
    assert graded(notebook)[0].score == 0


def test_stderr(answer_with):
    noise = (
        "import logging, sys, warnings\nprint('loading', file=sys.stderr)\nwarnings.warn('old')\nlogging.warning('careful')\n"
    )
    noisy = "def get_13(t):\n    import warnings\n    warnings.warn('again')\n    return t[2, 0, 0]"
    result, _ = answer_with(index_13=noise + noisy)
    assert (result.score, result.notes) == (FULL, [])


def test_progress_bar(answer_with):
    result, _ = answer_with(index_13=f"from tqdm.auto import tqdm\nfor _ in tqdm(range(10)): pass\n{RIGHT['index_13']}")
    assert (result.score, result.notes) == (FULL, [])


def test_magics_at_the_top(answer_with):
    result, _ = answer_with(tensor3d_mean=f"%matplotlib inline\n!echo hello\n{RIGHT['tensor3d_mean']}")
    assert (result.score, result.notes) == (FULL, [])


def test_asks_for_input(answer_with):
    result, _ = answer_with(index_13=f"name = input('Your name? ')\n{RIGHT['index_13']}")
    assert points(result) == (MEAN, 0)
    assert "cell 5 stopped with EOFError" in result.notes[0]


def test_exit_at_top_level(answer_with):
    result, _ = answer_with(index_13=f"{RIGHT['index_13']}\nimport os\nos._exit(0)")
    assert points(result) == (MEAN, 0)
    assert "cell 5 ended the notebook's process" in result.notes[0]
    assert "cell 5 ended the notebook's process" in told(result, "index_13")


def test_exit_at_top_level_of_the_first_cell(graded, released, fill):
    notebook = solved(released, fill)
    notebook.cells.insert(0, nbformat.v4.new_code_cell("import os\nos._exit(0)"))
    result, _ = graded(notebook)
    assert (result.outcome, result.score) == ("graded", 0)
    assert "cell 1 ended the notebook's process" in told(result, "tensor3d_mean")


def test_exit_in_a_function(answer_with):
    result, _ = answer_with(index_13="def get_13(t):\n    import os\n    os._exit(0)")
    assert points(result) == (MEAN, 0)
    assert "it ended the Python process before it returned a value" in told(result, "index_13")


def test_sys_exit_at_top_level(answer_with):
    result, _ = answer_with(index_13=f"{RIGHT['index_13']}\nimport sys\nsys.exit()")
    assert result.score == FULL


def test_kernel_of_another_language(graded, released, fill):
    notebook = solved(released, fill)
    notebook.metadata = {"kernelspec": {"name": "julia", "display_name": "Julia", "language": "julia"}}
    assert graded(notebook)[0].score == FULL


def test_grading_twice_with_one_seed_gives_the_same_result(answer_with):
    first, again = (answer_with(index_13="def get_13(t):\n    return t[0, 0, 0]")[0].as_json() for _ in range(2))
    for result in (first, again):
        result.pop("execution_time")
    assert first == again


# Files


@pytest.fixture
def saved(released, fill, tmp_path):
    """Save a solved notebook as text after a change to its JSON; return its path."""

    def save(change=lambda notebook: None, name="01_tensors.ipynb", start=""):
        notebook = json.loads(nbformat.writes(solved(released, fill)))
        change(notebook)
        (tmp_path / name).write_text(start + json.dumps(notebook), encoding="utf-8")
        return tmp_path / name

    return save


def test_notebook_with_a_byte_order_mark(saved, graded):
    assert graded(read_notebook(saved(start="\ufeff")))[0].score == FULL


def test_notebook_without_cell_ids(saved, graded):
    def older(notebook):
        notebook["nbformat_minor"] = 4
        for cell in notebook["cells"]:
            del cell["id"]

    assert graded(read_notebook(saved(older)))[0].score == FULL


def test_notebook_with_duplicate_cell_ids(saved, graded):
    def duplicate(notebook):
        for cell in notebook["cells"]:
            cell["id"] = "same"

    assert graded(read_notebook(saved(duplicate)))[0].score == FULL


def test_notebook_with_text_that_is_not_unicode(saved, graded):
    def spoil(notebook):
        text = {"cell_type": "markdown", "id": "x", "metadata": {}, "source": "\ud800"}
        code = {
            "cell_type": "code",
            "id": "y",
            "metadata": {},
            "source": "print('\ud800')",
            "outputs": [],
            "execution_count": None,
        }
        notebook["cells"] += [text, code]

    result, executed = graded(read_notebook(saved(spoil)))
    assert result.score == FULL
    nbformat.writes(executed).encode()


@pytest.mark.parametrize("text", ["", "no JSON", "[]", "{}", '{"cells": 5}', "\x00" * 100, '{"nbformat": 99, "cells": []}'])
def test_file_that_is_no_notebook(tmp_path, text):
    (tmp_path / "01_tensors.ipynb").write_text(text)
    told = "is not a notebook .*" if text else "is empty: "
    with pytest.raises(SubmissionError, match=rf"01_tensors\.ipynb {told}hand in the \.ipynb file"):
        read_notebook(tmp_path / "01_tensors.ipynb")


@pytest.mark.parametrize("name", ["01_tensors.ipynb", "01_tensors (1).ipynb", "ada_01_tensors_final.ipynb", "homework.ipynb"])
def test_assignment_is_known_by_the_name_or_by_the_test_cells(saved, course, name):
    path = saved(name=name)
    assert assignment_of(path, read_notebook(path), course).name == "01_tensors"


def test_notebook_of_no_assignment(tmp_path, course):
    with pytest.raises(SubmissionError, match="belongs to no assignment: give the file the name of one, such as 01_tensors"):
        assignment_of(tmp_path / "homework.ipynb", nbformat.v4.new_notebook(), course)

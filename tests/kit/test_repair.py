"""Repair rebuilds a submission from the released notebook and the student's cells, and says what was mended."""

import copy
import json
import random

import nbformat
import pytest

from autograder.notebooks import exercise_of, exercises_in, grade_id, is_solution
from autograder.repair import repair

ANSWER = "def get_13(t):\n    return t[2, 0, 0]"


def index_of(notebook, name):
    return next(place for place, cell in enumerate(notebook.cells) if grade_id(cell) == name)


def cell_of(notebook, name):
    return notebook.cells[index_of(notebook, name)]


def frame_of(notebook):
    """Return what was released and must be there again: names, kinds, metadata, and the text that is not the student's."""
    return [
        (grade_id(cell), cell.cell_type, cell.metadata, "" if is_solution(cell) else cell.source)
        for cell in notebook.cells
        if grade_id(cell)
    ]


@pytest.fixture
def submitted(released, fill):
    """A submission with one answer in its place."""
    return fill(released(), "index_13", ANSWER)


@pytest.fixture
def mended(released, submitted):
    """Return the rebuilt notebook and the notes, after a student has done something to the submission."""

    def mend(do):
        do(submitted)
        rebuilt, notes = repair(copy.deepcopy(submitted), released())
        nbformat.validate(rebuilt)
        assert frame_of(rebuilt) == frame_of(released())
        return rebuilt, notes

    return mend


def test_untouched_submission_stays_as_it_is(mended):
    rebuilt, notes = mended(lambda notebook: None)
    assert notes == []
    assert cell_of(rebuilt, "index_13-solution").source == ANSWER


def test_released_notebook_repairs_to_itself(released):
    rebuilt, notes = repair(released(), released())
    assert notes == []
    assert [cell.source for cell in rebuilt.cells] == [cell.source for cell in released().cells]


def test_deleted_test_cell_is_put_back(mended):
    rebuilt, notes = mended(lambda notebook: notebook.cells.pop(index_of(notebook, "index_13")))
    assert notes == ["the cell index_13 was missing and was put back"]
    assert cell_of(rebuilt, "index_13-solution").source == ANSWER


def test_all_test_cells_deleted_are_put_back(mended, released):
    def delete(notebook):
        notebook.cells = [cell for cell in notebook.cells if not exercise_of(cell)]

    rebuilt, notes = mended(delete)
    assert exercises_in(rebuilt) == exercises_in(released())
    assert len(notes) == len(exercises_in(released()))


def test_deleted_solution_cell_comes_back_without_the_released_text(mended):
    rebuilt, notes = mended(lambda notebook: notebook.cells.pop(index_of(notebook, "index_13-solution")))
    assert notes == ["the cell index_13-solution was missing and was put back"]
    assert "def get_13" not in cell_of(rebuilt, "index_13-solution").source


def test_answer_in_a_cell_of_its_own_stays_behind_the_cell_it_followed(mended, released):
    def move(notebook):
        place = index_of(notebook, "index_13-solution")
        notebook.cells.insert(place + 1, nbformat.v4.new_code_cell(ANSWER))
        cell_of(notebook, "index_13-solution").source = cell_of(released(), "index_13-solution").source

    rebuilt, notes = mended(move)
    assert notes == []
    assert rebuilt.cells[index_of(rebuilt, "index_13-solution") + 1].source == ANSWER


def test_answer_in_a_cell_of_its_own_in_place_of_the_deleted_one(mended):
    def replace(notebook):
        notebook.cells[index_of(notebook, "index_13-solution")] = nbformat.v4.new_code_cell(ANSWER)

    rebuilt, _ = mended(replace)
    places = [place for place, cell in enumerate(rebuilt.cells) if cell.source == ANSWER]
    assert len(places) == 1
    assert places[0] < index_of(rebuilt, "index_13")


def test_duplicated_solution_cell_runs_in_the_order_of_the_notebook(mended):
    def duplicate(notebook):
        place = index_of(notebook, "index_13-solution")
        notebook.cells.insert(place + 1, copy.deepcopy(notebook.cells[place]))
        notebook.cells[place].source = "first = 1"

    rebuilt, notes = mended(duplicate)
    place = index_of(rebuilt, "index_13-solution")
    assert [cell.source for cell in rebuilt.cells[place : place + 2]] == ["first = 1", ANSWER]
    assert notes == ["the cell index_13-solution was there more than once: both were run, in the order of the notebook"]


def test_duplicated_test_cell_is_there_once(mended):
    def duplicate(notebook):
        place = index_of(notebook, "index_13")
        notebook.cells.insert(0, copy.deepcopy(notebook.cells[place]))

    rebuilt, _ = mended(duplicate)
    assert exercises_in(rebuilt).count("index_13") == 1


def test_lost_metadata_is_found_by_the_cells_ids(mended):
    def lose(notebook):
        for cell in notebook.cells:
            cell.metadata = nbformat.NotebookNode()

    rebuilt, notes = mended(lose)
    assert notes == []
    assert cell_of(rebuilt, "index_13-solution").source == ANSWER


def test_lost_cell_ids_are_found_by_the_metadata(mended):
    def lose(notebook):
        for number, cell in enumerate(notebook.cells):
            cell.id = f"other-{number}"

    rebuilt, notes = mended(lose)
    assert notes == []
    assert cell_of(rebuilt, "index_13-solution").source == ANSWER


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_retyped_cells_are_code_again(mended, kind):
    def retype(notebook):
        for cell in notebook.cells:
            if grade_id(cell):
                cell.cell_type = kind
                cell.pop("outputs", None)
                cell.pop("execution_count", None)

    rebuilt, _ = mended(retype)
    assert cell_of(rebuilt, "index_13-solution").source == ANSWER


def test_edited_test_cell_is_as_it_was_released(mended, released):
    def edit(notebook):
        cell_of(notebook, "index_13").source = "pass"

    rebuilt, _ = mended(edit)
    assert cell_of(rebuilt, "index_13").source == cell_of(released(), "index_13").source


def test_edited_points_and_locks_are_as_they_were_released(mended, released):
    def edit(notebook):
        for cell in notebook.cells:
            if grade_id(cell):
                cell.metadata.nbgrader |= {"points": 1000, "locked": False, "solution": True, "task": True, "checksum": "x"}

    rebuilt, _ = mended(edit)
    assert [cell.metadata for cell in rebuilt.cells if exercise_of(cell)] == [
        cell.metadata for cell in released().cells if exercise_of(cell)
    ]


def test_reordered_cells_are_in_order_again(mended):
    rebuilt, notes = mended(lambda notebook: random.Random(1).shuffle(notebook.cells))
    assert notes == []
    assert cell_of(rebuilt, "index_13-solution").source == ANSWER


def test_empty_notebook(mended, released):
    def empty(notebook):
        notebook.cells = []

    _, notes = mended(empty)
    assert len(notes) == len(frame_of(released()))


def test_cells_of_the_students_own_keep_their_text_and_place(mended):
    def add(notebook):
        notebook.cells.insert(0, nbformat.v4.new_code_cell("at_the_top = 1"))
        notebook.cells.insert(index_of(notebook, "index_13"), nbformat.v4.new_markdown_cell("my *notes*"))
        notebook.cells.append(nbformat.v4.new_code_cell("at_the_end = 1"))

    rebuilt, notes = mended(add)
    assert notes == []
    assert rebuilt.cells[0].source == "at_the_top = 1"
    assert rebuilt.cells[-1].source == "at_the_end = 1"
    assert rebuilt.cells[index_of(rebuilt, "index_13") - 1].source == "my *notes*"


def test_students_cell_cannot_become_a_graded_one(mended):
    def forge(notebook):
        cell = copy.deepcopy(cell_of(notebook, "index_13"))
        cell.id, cell.source = "mine", "pass"
        cell.metadata.nbgrader |= {"grade_id": "bonus", "points": 1000}
        notebook.cells.append(cell)

    rebuilt, _ = mended(forge)
    assert "bonus" not in exercises_in(rebuilt)
    assert [cell.metadata for cell in rebuilt.cells if cell.source == "pass"] == [{}]


def test_submitted_outputs_are_not_kept(mended):
    def forge(notebook):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = [nbformat.v4.new_output("execute_result", data={"text/plain": "1000"})]

    rebuilt, _ = mended(forge)
    assert [cell.outputs for cell in rebuilt.cells if cell.cell_type == "code" and cell.outputs] == []


def test_text_that_is_not_unicode_can_be_written(mended):
    def spoil(notebook):
        cell_of(notebook, "index_13-solution").source = f"# \ud800\n{ANSWER}"
        notebook.cells.append(nbformat.v4.new_code_cell("'\udfff'"))
        notebook.cells.append(nbformat.v4.new_markdown_cell("\ud800"))

    rebuilt, notes = mended(spoil)
    assert notes == []
    json.dumps(rebuilt, ensure_ascii=False).encode()
    assert ANSWER in cell_of(rebuilt, "index_13-solution").source


def test_cell_ids_are_the_same_every_time(mended, submitted, released):
    rebuilt, _ = mended(lambda notebook: notebook.cells.append(nbformat.v4.new_code_cell("x = 1")))
    again, _ = repair(copy.deepcopy(submitted), released())
    assert [cell.id for cell in rebuilt.cells] == [cell.id for cell in again.cells]
    assert len({cell.id for cell in rebuilt.cells}) == len(rebuilt.cells)


# Answers in other places


def answers_run_before(rebuilt, exercise):
    """Return the code that runs before an exercise's test cell."""
    return "\n".join(cell.source for cell in rebuilt.cells[: index_of(rebuilt, exercise)] if cell.cell_type == "code")


def blank(notebook, released, name="index_13-solution"):
    cell_of(notebook, name).source = cell_of(released(), name).source


@pytest.mark.parametrize("place", [0, None], ids=["at the top", "at the end"])
def test_answer_in_a_cell_where_it_would_have_no_effect_is_moved(mended, released, place):
    def move(notebook):
        blank(notebook, released)
        notebook.cells.insert(len(notebook.cells) if place is None else place, nbformat.v4.new_code_cell(ANSWER))

    rebuilt, notes = mended(move)
    assert cell_of(rebuilt, "index_13-solution").source == ANSWER
    assert [cell.source for cell in rebuilt.cells].count(ANSWER) == 1
    assert notes == ["the answer for the cell index_13-solution was found in another cell"]


@pytest.mark.parametrize("other", ["tensor3d_mean-solution", "index_13-solution"])
def test_two_answers_in_one_cell(mended, released, other):
    both = f"def mean3d(t):\n    return t.mean()\n\n\n{ANSWER}"

    def merge(notebook):
        for name in ("tensor3d_mean-solution", "index_13-solution"):
            blank(notebook, released, name)
        cell_of(notebook, other).source = both

    rebuilt, notes = mended(merge)
    for exercise, name in (("tensor3d_mean", "mean3d"), ("index_13", "get_13")):
        code = answers_run_before(rebuilt, exercise)
        assert f"def {name}(t)" in code
        assert "NotImplementedError" not in code[code.index(f"def {name}") :]
    assert len(notes) == 1


@pytest.mark.parametrize("order", ["behind", "before", "between"])
def test_answer_written_into_a_test_cell_runs_before_it(mended, released, order):
    def write(notebook):
        blank(notebook, released)
        test = cell_of(notebook, "index_13")
        first, _, rest = test.source.partition("\n")
        test.source = {
            "before": f"{ANSWER}\n{test.source}",
            "between": f"{first}\n{ANSWER}\n{rest}",
            "behind": test.source.replace("assert", f"{ANSWER}\nassert", 1),
        }[order]

    rebuilt, notes = mended(write)
    assert "return t[2, 0, 0]" in answers_run_before(rebuilt, "index_13")
    assert "what was written into the cell index_13 was run in a cell of its own" in notes


def test_cells_merged_behind_a_test_cell_keep_the_answer_of_the_next_exercise(mended):
    def merge(notebook):
        place = index_of(notebook, "index_13-solution")
        cell_of(notebook, "tensor3d_mean").source += f"\n\n{notebook.cells.pop(place).source}"

    rebuilt, _ = mended(merge)
    assert ANSWER in answers_run_before(rebuilt, "index_13")
    assert ANSWER not in answers_run_before(rebuilt, "tensor3d_mean")


def test_answer_merged_with_its_test_cell(mended):
    def merge(notebook):
        place = index_of(notebook, "index_13")
        cell_of(notebook, "index_13-solution").source += f"\n\n{notebook.cells.pop(place).source}"

    rebuilt, notes = mended(merge)
    assert answers_run_before(rebuilt, "index_13").count(ANSWER) == 1
    assert notes == ["the cell index_13 was missing and was put back"]


def test_import_written_into_a_read_only_cell_is_kept(mended):
    def add(notebook):
        cell_of(notebook, "imports").source += "\nimport numpy as np"

    rebuilt, _ = mended(add)
    assert "import numpy as np" in answers_run_before(rebuilt, "tensor3d_mean")


def test_changed_test_is_no_answer(mended, released):
    def change(notebook):
        cell_of(notebook, "index_13").source = "assert True\nprint(get_13)"

    rebuilt, notes = mended(change)
    assert notes == []
    assert len(rebuilt.cells) == len(released().cells)


def test_answer_split_in_the_middle_is_put_together(mended):
    first, _, rest = ANSWER.partition("\n")

    def split(notebook):
        cell_of(notebook, "index_13-solution").source = first
        notebook.cells.insert(index_of(notebook, "index_13-solution") + 1, nbformat.v4.new_code_cell(rest))

    rebuilt, notes = mended(split)
    assert cell_of(rebuilt, "index_13-solution").source == ANSWER
    assert notes == ["the cell index_13-solution was split in the middle and was put together again"]


def test_copy_of_a_blank_cell_undoes_no_answer(mended, released):
    def copy_blank(notebook):
        copied = cell_of(released(), "index_13-solution")
        copied.id = "a-copy"
        notebook.cells.insert(index_of(notebook, "index_13-solution") + 1, copied)

    rebuilt, _ = mended(copy_blank)
    assert "NotImplementedError" not in answers_run_before(rebuilt, "index_13").partition("def get_13")[2]


@pytest.mark.parametrize("kind", ["no ids at all", "other ids and names"])
def test_cells_are_known_by_their_text_where_all_ids_are_lost(mended, released, kind):
    def lose(notebook):
        for number, cell in enumerate(notebook.cells):
            cell.id = f"other-{number}"
            if kind == "no ids at all" or not grade_id(cell):
                cell.metadata = nbformat.NotebookNode()
            else:
                cell.metadata.nbgrader.grade_id = f"renamed-{number}"

    rebuilt, notes = mended(lose)
    assert notes == []
    assert cell_of(rebuilt, "index_13-solution").source == ANSWER
    assert len(rebuilt.cells) == len(released().cells)

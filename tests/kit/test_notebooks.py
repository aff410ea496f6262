"""The marks of the text source become nbgrader's metadata; what is wrong in a source is told with the file and the remedy."""

import pytest

from autograder.answers import assignment_with
from autograder.checks import points_by_exercise
from autograder.course import Course, CourseError
from autograder.notebooks import code_cells, exercise_of, exercises_in, is_solution, read_source, solution_cells, with_points

SOLUTION_CELL = '# %% solution="double"\ndef double(x):\n    return 2 * x\n\n'
TEST_CELL = '# %% test="double"\nassert double(1) == 2\n\n'


@pytest.fixture
def assignment_of(tmp_path, write_course):
    """Return the assignment whose source is a text."""
    return lambda text: write_course(tmp_path, solution=text).assignment("tiny")


@pytest.fixture
def read(assignment_of):
    return lambda text: read_source(assignment_of(text))


def nbgrader(cell):
    return cell.metadata.get("nbgrader")


def test_solution_mark(read):
    (cell, _) = read(SOLUTION_CELL + TEST_CELL).cells
    assert nbgrader(cell) == {
        "grade": False,
        "grade_id": "double-solution",
        "locked": False,
        "schema_version": 3,
        "solution": True,
        "task": False,
    }
    assert is_solution(cell)


def test_test_mark(read):
    (_, cell) = read(SOLUTION_CELL + TEST_CELL).cells
    assert nbgrader(cell) == {
        "grade": True,
        "grade_id": "double",
        "locked": True,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    assert exercise_of(cell) == "double"


def test_readonly_mark(read):
    (cell,) = read('# %% readonly="imports"\nimport torch\n').cells
    assert (nbgrader(cell)["locked"], nbgrader(cell)["grade"], nbgrader(cell)["solution"]) == (True, False, False)
    assert nbgrader(cell)["grade_id"] == "imports"


def test_readonly_text(read):
    (cell,) = read('# %% [markdown] readonly="words"\n# Some words.\n').cells
    assert (cell.cell_type, cell.source, nbgrader(cell)["locked"]) == ("markdown", "Some words.", True)


def test_cell_without_a_mark_is_the_students(read):
    text, code = read("# %% [markdown]\n# # Title\n\n# %%\nx = 1\n").cells
    assert (text.cell_type, text.source, nbgrader(text)) == ("markdown", "# Title", None)
    assert (code.cell_type, code.source, nbgrader(code)) == ("code", "x = 1", None)


def test_several_solution_cells_of_one_exercise_have_names_of_their_own(read):
    notebook = read(SOLUTION_CELL * 3 + TEST_CELL)
    assert [cell.id for cell in solution_cells(notebook, "double")] == [
        "double-solution",
        "double-solution-2",
        "double-solution-3",
    ]


def test_exercise_whose_name_begins_like_another(read):
    notebook = read(SOLUTION_CELL + TEST_CELL + (SOLUTION_CELL + TEST_CELL).replace("double", "double_again"))
    assert exercises_in(notebook) == ["double", "double_again"]
    assert [cell.id for cell in solution_cells(notebook, "double")] == ["double-solution"]


def test_cell_ids_are_the_names_and_the_same_every_time(read):
    text = "# %% [markdown]\n# # Title\n\n# %%\nx = 1\n\n" + SOLUTION_CELL + TEST_CELL
    ids = [cell.id for cell in read(text).cells]
    assert ids == ["cell-1", "cell-2", "double-solution", "double"]
    assert ids == [cell.id for cell in read(text).cells]


def test_code_cells_are_counted_without_the_text(read):
    notebook = read("# %% [markdown]\n# # Title\n\n# %%\nx = 1\n\n" + SOLUTION_CELL + TEST_CELL)
    assert [cell.source.splitlines()[0] for cell in code_cells(notebook)] == [
        "x = 1",
        "def double(x):",
        "assert double(1) == 2",
    ]


def test_magics_and_top_level_await_pass(read):
    (cell,) = read("# %%\n# %timeit 1 + 1\nawait f()\n").cells
    assert cell.source == "%timeit 1 + 1\nawait f()"


def test_points_come_from_the_checks(course):
    for assignment in course.assignments.values():
        points = points_by_exercise(assignment)
        notebook = with_points(read_source(assignment), points, assignment)
        assert {exercise_of(cell): nbgrader(cell)["points"] for cell in notebook.cells if exercise_of(cell)} == points


def test_courses_sources_are_complete(course):
    for assignment in course.assignments.values():
        notebook = read_source(assignment)
        assert exercises_in(notebook) == list(points_by_exercise(assignment))
        assert all(solution_cells(notebook, exercise) for exercise in exercises_in(notebook))


# What is wrong in a source

WRONG_MARKS = ['# %% solutoin="double"\nx = 1\n', '# %% solution="double" test="double"\nx = 1\n', '# %% tags=["x"]\nx = 1\n']


@pytest.mark.parametrize("text", WRONG_MARKS)
def test_wrong_mark_is_told(read, text):
    with pytest.raises(CourseError, match=r"tiny\.py: a cell has the marks .*give it one of solution, test, readonly, or none"):
        read(text)


def test_test_cell_without_a_solution_cell_is_told(read):
    with pytest.raises(CourseError, match=r'tiny\.py: the exercise double has no cell marked solution="double"'):
        read(TEST_CELL)


def test_two_test_cells_of_one_name_are_told(read):
    with pytest.raises(CourseError, match=r"tiny\.py.*double"):
        read(SOLUTION_CELL + TEST_CELL * 2)


def test_two_cells_of_one_name_are_told(read):
    with pytest.raises(CourseError, match=r"tiny\.py: 2 cells are called double: give each a name of its own"):
        read(SOLUTION_CELL + TEST_CELL + '# %% readonly="double"\nx = 1\n')


def test_missing_source_is_told(assignment_of):
    assignment = assignment_of(SOLUTION_CELL)
    assignment.source.unlink()
    with pytest.raises(CourseError, match=r"tiny has no source: write .*tiny\.py"):
        read_source(assignment)


def test_exercise_without_checks_is_told(assignment_of):
    assignment = assignment_of(SOLUTION_CELL + TEST_CELL)
    with pytest.raises(CourseError, match=r"double has only a test cell in .*tiny\.py: write the other half"):
        with_points(read_source(assignment), {}, assignment)


def test_checks_without_an_exercise_are_told(assignment_of):
    assignment = assignment_of(SOLUTION_CELL + TEST_CELL)
    with pytest.raises(CourseError, match=r"triple has only hidden checks in .*test_tiny\.py: write the other half"):
        with_points(read_source(assignment), {"double": 1, "triple": 2}, assignment)


# What is wrong in course.toml

WRONG_TOML = [
    ("name = ", "is not TOML"),
    ('name = "x"\n', "assignments: Field required"),
    ('name = "x"\nassignments = []\nlimts = {}\n', "limts: Extra inputs are not permitted"),
    ('name = "x"\nassignments = ["a"]\n[limits.b]\ncell_seconds = 1\n', r"\[limits\.b\] names no assignment"),
    ('name = "x"\nassignments = ["a"]\n[limits]\ncell_seconds = -1\n', "limits of a: cell_seconds: .*greater than 0"),
    ('name = "x"\nassignments = ["a"]\n[limits]\nseconds = 1\n', "limits of a: seconds: Extra inputs"),
]


@pytest.mark.parametrize(("text", "message"), WRONG_TOML)
def test_wrong_course_toml_is_told(tmp_path, text, message):
    (tmp_path / "course.toml").write_text(text)
    with pytest.raises(CourseError, match=rf"course\.toml.*{message}"):
        Course.find(tmp_path).assignment("a")


def test_no_course_is_told(tmp_path):
    with pytest.raises(CourseError, match=r"there is no course\.toml in .* or above it"):
        Course.find(tmp_path)


def test_unknown_assignment_is_told(course):
    with pytest.raises(CourseError, match=r"there is no assignment '99_none'; course\.toml lists 01_tensors, "):
        course.assignment("99_none")


def test_unknown_exercise_is_told(course):
    assert assignment_with(course, "dropout").name == "09_regularization"
    with pytest.raises(CourseError, match="there is no exercise 'nothing'; the course has tensor3d_mean, index_13, "):
        assignment_with(course, "nothing")


def test_limits_of_one_assignment_override_the_common_ones(tmp_path, write_course):
    toml = "[limits]\ncell_seconds = 5\ncheck_seconds = 6\n[limits.tiny]\ncell_seconds = 7\n"
    limits = write_course(tmp_path, toml=toml).assignment("tiny").limits
    assert (limits.cell_seconds, limits.check_seconds, limits.output_bytes) == (7, 6, 1_000_000)

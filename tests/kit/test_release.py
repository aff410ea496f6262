"""The release: the same bytes every time, fresh in the repository, without a line of what is hidden, and failing closed."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest

from autograder.checks import read_checks
from autograder.course import Course, CourseError
from autograder.notebooks import exercise_of, exercises_in, read_source
from autograder.release import is_fresh, release, write_bundle
from autograder.submissions import read_released

NAMES = list(Course.find(Path(__file__).parent).assignments)


@pytest.fixture(scope="session")
def build(course, tmp_path_factory):
    """The whole course, built in a folder of another name: the repository holds what an earlier build gave."""
    folder = tmp_path_factory.mktemp("build")
    for assignment in course.assignments.values():
        release(assignment, folder)
    return folder


@pytest.fixture(scope="session")
def bundle(course, tmp_path_factory):
    """What students get."""
    folder = tmp_path_factory.mktemp("bundle") / "new"
    write_bundle(list(course.assignments.values()), folder)
    return folder


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read(path):
    return nbformat.read(path, as_version=4)


@pytest.mark.parametrize("name", NAMES)
def test_assignments_in_the_repository_are_fresh_byte_for_byte(course, build, name):
    assert contents(build / "assignments" / name) == contents(course.assignment(name).released.parent), "autograder release"


def test_stale_assignment_is_noticed(own_tiny, tmp_path):
    assignment = own_tiny.assignment("tiny")
    assert is_fresh(assignment, tmp_path / "one")
    assignment.source.write_text(assignment.source.read_text().replace("# # Tiny", "# # Small"))
    assert not is_fresh(assignment, tmp_path / "two")


def test_grading_before_the_release_is_told(own_tiny):
    assignment = own_tiny.assignment("tiny")
    assignment.released.unlink()
    with pytest.raises(CourseError, match=r"tiny\.ipynb is missing: run `autograder release tiny` first"):
        read_released(assignment)


# What students get


def test_bundle_holds_exactly_the_released_files(course, bundle):
    assert contents(bundle) == {
        f"{name}/{path}": data
        for name, assignment in course.assignments.items()
        for path, data in contents(assignment.released.parent).items()
    }
    assert set(contents(bundle)) >= {f"{name}/{name}.ipynb" for name in course.assignments}


def solution_lines(assignment):
    """Yield the lines of the solution regions that say anything."""
    for region in re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", assignment.source.read_text(), re.DOTALL):
        for line in region.splitlines():
            if len(line.strip()) > 8:
                yield line.strip()


def hidden_words(assignment):
    """Yield what a file of hidden checks says: names, sentences, hints, messages and lines of code."""
    for check in read_checks(assignment):
        yield from filter(None, (check.name, check.sentence, check.hint))
    text = assignment.checks.read_text()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) > 12:
            yield node.value
        if isinstance(node, ast.FunctionDef):
            yield from (f"def {node.name}(", ast.get_source_segment(text, node.body[-1]))


def visible_words(course):
    """Return all that a student may read of the sources: without the solution regions."""
    sources = (assignment.source.read_text() for assignment in course.assignments.values())
    return "".join(re.sub(r"### BEGIN SOLUTION\n.*?### END SOLUTION", "", source, flags=re.DOTALL) for source in sources)


@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_a_solution_is_in_the_bundle(course, bundle, name):
    texts = everything_in(bundle)
    lines = list(solution_lines(course.assignment(name)))
    assert lines
    assert [line for line in lines if line in texts and line not in visible_words(course)] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_hidden_check_is_in_the_bundle(course, bundle, name):
    texts = everything_in(bundle)
    words = list(hidden_words(course.assignment(name)))
    assert len(words) > 20
    assert [word for word in words if word in texts and word not in visible_words(course)] == []


def everything_in(folder):
    """Return all bytes of a folder as text: as they are, and with JSON's escapes undone."""
    parts = []
    for path, data in contents(folder).items():
        parts.append(data.decode("latin-1"))
        if path.endswith(".ipynb"):
            parts += ["".join(cell["source"]) for cell in json.loads(data)["cells"]]
    return "\n".join(parts)


def test_bundle_names_nothing_of_the_kit(bundle):
    texts = everything_in(bundle)
    words = ["autograder", "BEGIN SOLUTION", "END SOLUTION", "HIDDEN TESTS", "tests/", "solutions/", "course.toml"]
    assert [word for word in words if word in texts] == []


@pytest.mark.parametrize("name", NAMES)
def test_bundle_holds_no_outputs(bundle, name):
    for cell in read(bundle / name / f"{name}.ipynb").cells:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


@pytest.mark.parametrize("name", NAMES)
def test_released_notebook_has_all_cells_of_the_source(course, bundle, name):
    released, source = read(bundle / name / f"{name}.ipynb"), read_source(course.assignment(name))
    assert [cell.id for cell in released.cells] == [cell.id for cell in source.cells]
    assert exercises_in(released) == exercises_in(source)


@pytest.mark.parametrize("name", NAMES)
def test_every_exercise_asks_for_code(bundle, name):
    cells = read(bundle / name / f"{name}.ipynb").cells
    for cell in cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            assert "YOUR CODE HERE" in cell.source
            assert "NotImplementedError" in cell.source


def test_bundle_goes_into_a_new_folder_only(course, tmp_path):
    (tmp_path / "there.txt").write_text("x")
    with pytest.raises(CourseError, match="is not empty: name a new folder"):
        write_bundle(list(course.assignments.values()), tmp_path)
    assert contents(tmp_path) == {"there.txt": b"x"}


def test_files_beside_the_source_are_released_but_not_the_authors(own_tiny, tmp_path):
    folder = own_tiny.assignment("tiny").source.parent
    for name in ("data.csv", "pictures/one.txt", "notes.py", "draft.ipynb", ".hidden", "pictures/helper.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x")
    built = release(own_tiny.assignment("tiny"), tmp_path / "build")
    assert set(contents(built)) == {"tiny.ipynb", "data.csv", "pictures/one.txt"}


def test_solution_without_its_end_is_told(own_tiny, tmp_path):
    assignment = own_tiny.assignment("tiny")
    assignment.source.write_text(assignment.source.read_text().replace("    ### END SOLUTION\n", ""))
    with pytest.raises(CourseError, match="nbgrader could not release tiny:"):
        release(assignment, tmp_path / "build")


# Failing closed: what nbgrader sees when it runs without the kit


@pytest.mark.parametrize("name", NAMES)
def test_test_cells_of_the_source_are_not_python(build, name):
    cells = [cell for cell in read(build / "source" / name / f"{name}.ipynb").cells if exercise_of(cell)]
    assert cells
    for cell in cells:
        with pytest.raises(SyntaxError):
            compile(cell.source, "cell", "exec")


@pytest.mark.parametrize("name", NAMES)
def test_test_cells_that_students_get_are_python(bundle, name):
    for cell in read(bundle / name / f"{name}.ipynb").cells:
        if exercise_of(cell):
            compile(cell.source, "cell", "exec")

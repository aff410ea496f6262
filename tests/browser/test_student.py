"""A student in JupyterLab: write an answer, run the visible tests, press Validate, save, and hand in."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from autograder.course import Assignment
from autograder.notebooks import exercises_in, read_source, solution_cells

NAME = "01_tensors"
SECONDS = 30  # for what takes five
MEAN = "return sum(row.sum().item() for block in t for row in block) / t.numel()"
RIGHT = "return t[2, 0, 0]"
WRONG = "return t[3, 0, 0]"
TOLD = "get_13(torch_tensor3d) is 13, but get_13 returned 19: indices count from 0"
NUMBER = re.compile(r"\[\d+\]")
SUCCESS = "Success! Your notebook passes all the tests."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder that JupyterLab shows; each test's student has one below it."""
    return tmp_path_factory.mktemp("students")


@pytest.fixture(scope="module")
def lab(jupyter, folder, tmp_path_factory):
    with jupyter(folder, tmp_path_factory.mktemp("home")) as server:
        yield server


@dataclass
class Student:
    """Somebody in front of a notebook in JupyterLab, who sees and does what a person can."""

    page: "object"
    file: Path

    def cell(self, text: str):
        """Return the code cell that holds this text."""
        return self.page.locator(".jp-CodeCell").filter(has=self.page.locator(".cm-content", has_text=text))

    def answer(self, function: str, line: str) -> None:
        """Type over the line that the student is asked to replace."""
        self.cell(f"def {function}(").locator(".cm-line", has_text="raise NotImplementedError()").click()
        self.page.keyboard.press("End")
        self.page.keyboard.press("Shift+Home")
        self.page.keyboard.type(line)

    def choose(self, menu: str, entry: str) -> None:
        self.page.locator(".lm-MenuBar-item", has_text=re.compile(f"^{menu}$")).click()
        self.page.locator(".lm-Menu-item", has_text=re.compile(f"^{entry}")).click()

    def run_all(self) -> None:
        from playwright.sync_api import expect

        """Run all cells and wait for the last one, or for the error that stops them."""
        self.choose("Run", "Run All Cells")
        self.page.locator(".jp-CodeCell").first.locator(".jp-InputPrompt", has_text=NUMBER).wait_for()
        expect(self.page.locator(".jp-InputPrompt", has_text="[*]")).to_have_count(0)

    def ran(self, text: str):
        """Return a cell's mark that it was run."""
        return self.cell(text).locator(".jp-InputPrompt", has_text=NUMBER)

    def outputs(self, text: str) -> str:
        return "\n".join(self.cell(text).locator(".jp-OutputArea-output").all_inner_texts())

    def validate(self) -> str:
        """Press Validate and return what the dialog says."""
        self.page.get_by_role("button", name="Validate").click()
        dialog = self.page.locator(".jp-Dialog", has_text="Validation Results")
        dialog.wait_for()
        return dialog.inner_text()


def solve(file: Path, assignment: Assignment, unsolved: tuple[str, ...]) -> None:
    """Write the reference solutions into a notebook, but for some exercises."""
    notebook, solved = nbformat.read(file, as_version=4), read_source(assignment)
    for exercise in exercises_in(notebook):
        if exercise not in unsolved:
            for cell, solution in zip(solution_cells(notebook, exercise), solution_cells(solved, exercise), strict=True):
                cell.source = solution.source
    nbformat.write(notebook, file)


@pytest.fixture
def open_notebook(browser, lab, course, folder, request) -> Iterator[Callable[..., Student]]:
    """Give a student a copy of the bundle, and open its notebook in JupyterLab.

    `unsolved` names the exercises that wait for an answer; all others have theirs already.
    """
    own = folder / re.sub(r"\W+", "_", request.node.name)
    context = browser.new_context(viewport={"width": 1300, "height": 1000})
    context.set_default_timeout(1000 * SECONDS)

    def open_it(*unsolved: str) -> Student:
        shutil.copytree(course.root / "bundle", own)
        student = Student(context.new_page(), own / NAME / f"{NAME}.ipynb")
        solve(student.file, course.assignment(NAME), unsolved)
        student.page.goto(lab.url(f"/lab/workspaces/{own.name}/tree/{student.file.relative_to(folder)}"))
        student.page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        return student

    yield open_it
    context.close()


def test_visible_tests_pass_and_fail_before_the_students_eyes(open_notebook, screenshot):
    student = open_notebook("tensor3d_mean", "index_13")
    student.answer("mean3d", MEAN)
    student.answer("get_13", WRONG)
    student.run_all()
    screenshot(student.page, "visible_test_failed")
    assert student.ran("mean_of_24").count() == 1
    assert student.outputs("mean_of_24") == ""
    assert student.outputs("found = get_13(").rstrip().endswith(f"AssertionError: {TOLD}")
    student.cell("mean_of_24").scroll_into_view_if_needed()
    screenshot(student.page, "visible_test_passed")


def test_untouched_notebook_keeps_its_test_cells_and_stops_at_the_first_exercise(open_notebook, screenshot):
    student = open_notebook("tensor3d_mean", "index_13")
    test_cell = student.cell("mean_of_24").locator(".cm-content")
    before = test_cell.inner_text()
    test_cell.click()
    student.page.keyboard.type("# mine\n")
    assert test_cell.inner_text() == before
    student.run_all()
    screenshot(student.page, "unfinished")
    assert student.outputs("mean_of_24").rstrip().endswith("NotImplementedError:")
    assert student.ran("found = get_13(").count() == 0


def test_validate_says_which_exercise_is_unfinished(open_notebook, screenshot):
    student = open_notebook("tensor3d_mean", "index_13")
    student.answer("mean3d", MEAN)
    told = student.validate()
    screenshot(student.page, "validate_unfinished")
    assert told.count("The following cell failed:") == 1
    assert "found = get_13(torch_tensor3d)" in told
    assert "NotImplementedError" in told
    assert "mean_of_24" not in told
    assert SUCCESS not in told


def test_solved_notebook_validates_and_gets_full_marks_as_it_was_saved(open_notebook, screenshot, course, run_in, tmp_path):
    student = open_notebook("tensor3d_mean", "index_13")
    student.answer("mean3d", MEAN)
    student.answer("get_13", RIGHT)
    student.run_all()
    told = student.validate()  # saves first
    screenshot(student.page, "validate_solved")
    assert SUCCESS in told
    run_in(course.root, "autograder", "grade", student.file, "--json", tmp_path / "result.json")
    result = json.loads((tmp_path / "result.json").read_text())
    assert (result["outcome"], result["score"], result["output"]) == ("graded", result["max_score"], "")

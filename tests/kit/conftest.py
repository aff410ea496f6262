"""What the tests of the kit share: the course, warm processes that start once, small notebooks, and a tiny course."""

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import nbformat
import pytest
from small_course import small_course
from typer.testing import CliRunner

from autograder.answers import remember_caught
from autograder.cli import app
from autograder.course import Course, Limits
from autograder.grading import Grader
from autograder.notebooks import solution_cells
from autograder.sandbox import best_sandbox
from autograder.session import Session
from autograder.submissions import read_released
from autograder.warm import WarmProcess

# With the commands of this environment first, as in a terminal where it is activated.
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

# Enough for every cell of these tests on a busy machine; tests of a limit lower the one that they are about.
PATIENT = {"cell_seconds": 60, "notebook_seconds": 120, "check_seconds": 60, "exercise_seconds": 120}

SOLUTION = '''
# %% [markdown]
# # Tiny

# %% readonly="imports"
import torch

# %% solution="double"
def double(x):
    """Return twice x."""
    ### BEGIN SOLUTION
    return x + x
    ### END SOLUTION

# %% test="double"
assert double(1) == 2, "double(1) is 2"
'''

CHECKS = '''
import torch

from autograder.checks import exercise, points
from autograder.compare import assert_close


@exercise("double")
class TestDouble:
    @points(2, hint="multiply by 2")
    def test_number(self, student, solution, rng):
        """double gives twice a whole number."""
        x = int(torch.randint(3, 1000, (1,), generator=rng))
        assert_close(student.double(x), solution.double(x))

    @points(1)
    def test_below_zero(self, student):
        """double works below zero."""
        assert_close(student.double(-1.5), -3.0)
'''

RIGHT = {
    "sum": "def double(x):\n    return x + x\n",
    "product": "def double(x):\n    return 2 * x\n",
    "lambda": "double = lambda x: x * 2\n",
    "minus": "def double(x):\n    return x - -x\n",
}
WRONG = {
    "same": "# returns x itself\ndef double(x):\n    return x\n",
    "square": "# squares\ndef double(x):\n    return x ** 2\n",
    "constant": "# returns the example\ndef double(x):\n    return 2\n",
    "size": "# forgets the sign\ndef double(x):\n    return abs(x) * 2\n",
    "print_only": "# prints\ndef double(x):\n    print(2 * x)\n",
    "whole": "# whole numbers only\ndef double(x):\n    return int(x) * 2\n",
    "triple": "# three times\ndef double(x):\n    return 3 * x\n",
    "raises": "# refuses\ndef double(x):\n    raise ValueError('no')\n",
}
# As an audit finds it.
CAUGHT = {f"wrong/{name}.py": ["test_number", "test_below_zero"] for name in WRONG}
CAUGHT |= {f"wrong/{name}.py": ["test_below_zero"] for name in ("size", "whole")}


@pytest.fixture(autouse=True)
def same_path():
    """Start every test with the same PATH: nbgrader's release takes it away from this process."""
    os.environ["PATH"] = PATH


@pytest.fixture(scope="session")
def course():
    """The course of this repository."""
    return Course.find(Path(__file__).parent)


@pytest.fixture(scope="session")
def grader(course):
    """A grader whose warm processes serve all tests. It can grade the assignments of other courses too."""
    with Grader(course) as grader:
        yield grader


@pytest.fixture(scope="session")
def warm(course):
    """A warm process of the tests' own."""
    with WarmProcess(course.settings.warm, best_sandbox(Limits().scratch_bytes)) as warm:
        yield warm


@pytest.fixture(scope="session")
def limits():
    """Limits that no test reaches; named ones are lowered."""
    return lambda **lowered: Limits(**(PATIENT | lowered))


@pytest.fixture(scope="session")
def make_notebook():
    """Make a notebook: a text is a code cell, a pair (exercise, text) a test cell."""

    def make(*cells):
        notebook = nbformat.v4.new_notebook()
        for cell in cells:
            exercise, source = cell if isinstance(cell, tuple) else ("", cell)
            mark = {"nbgrader": {"grade": True, "grade_id": exercise, "solution": False, "locked": True}} if exercise else {}
            notebook.cells.append(nbformat.v4.new_code_cell(textwrap.dedent(source).strip(), metadata=mark))
        return notebook

    return make


@pytest.fixture
def execute(warm, limits, make_notebook):
    """Execute a notebook's cells in a session; at the end of the test nothing that it started is left."""
    sessions = []

    def run(*cells, seed=1, reference=False, **lowered):
        sessions.append(Session(warm, make_notebook(*cells), limits(**lowered), seed, reference=reference))
        sessions[-1].execute()
        return sessions[-1]

    yield run
    for session in sessions:
        session.close()
    warm.sweep()


@pytest.fixture
def outputs_of(execute):
    """Execute the cells and return the outputs of the last one."""
    return lambda *cells, **lowered: execute(*cells, **lowered).notebook.cells[-1].outputs


@pytest.fixture
def text_of(outputs_of):
    """Execute the cells and return what the last one wrote and showed, as one text."""

    def text(*cells, **lowered):
        outputs = outputs_of(*cells, **lowered)
        return "".join(output.text if output.output_type == "stream" else str(output.get("data", output)) for output in outputs)

    return text


@pytest.fixture(scope="session")
def small(course, tmp_path_factory):
    """A copy of the course with two exercises of 01_tensors."""
    return small_course(course, tmp_path_factory.mktemp("small"), {"01_tensors": {"tensor3d_mean", "index_13"}})


@pytest.fixture(scope="session")
def released(small):
    """Return a fresh copy of what students get of an assignment of the small course."""
    return lambda name="01_tensors": read_released(small.assignment(name))


@pytest.fixture(scope="session")
def fill():
    """Write an answer into a notebook's solution cells of an exercise."""

    def fill_in(notebook, exercise, answer):
        first, *others = solution_cells(notebook, exercise)
        first.source = answer
        for cell in others:
            cell.source = ""
        return notebook

    return fill_in


@pytest.fixture(scope="session")
def write_course():
    """Write a course with one assignment into a folder, and return it."""

    def write(folder, name="tiny", solution=SOLUTION, checks=CHECKS, toml=""):
        files = {
            "course.toml": f'name = "Tiny"\nassignments = ["{name}"]\n{toml}',
            f"solutions/{name}/{name}.py": solution.lstrip(),
            f"tests/hidden/test_{name}.py": checks.lstrip(),
        }
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        return Course.find(folder)

    return write


@pytest.fixture(scope="session")
def tiny(tmp_path_factory, write_course, autograder_in):
    """A tiny course, released, with an answer bank; tests only read it."""
    course = write_course(tmp_path_factory.mktemp("tiny"))
    for kind, answers in (("right", RIGHT), ("wrong", WRONG)):
        folder = course.answers / "double" / kind
        folder.mkdir(parents=True)
        for name, text in answers.items():
            (folder / f"{name}.py").write_text(text)
    remember_caught(course, "double", CAUGHT)
    done = autograder_in(course.root, "release")
    assert done.returncode == 0, done.stderr
    return course


@pytest.fixture
def own_tiny(tiny, tmp_path):
    """A copy of the tiny course that a test may change."""
    shutil.copytree(tiny.root, tmp_path / "course", ignore=shutil.ignore_patterns(".audit"))
    return Course.find(tmp_path / "course")


@pytest.fixture(scope="session")
def run_in():
    """Run a program in a folder, with the commands of this environment first in PATH."""

    def run(folder, *command):
        return subprocess.run(command, cwd=folder, env=os.environ | {"PATH": PATH}, capture_output=True, text=True, timeout=300)

    return run


@pytest.fixture(scope="session")
def autograder_in(run_in):
    """Run the command `autograder` in a folder."""
    return lambda folder, *words: run_in(folder, sys.executable, "-m", "autograder", *map(str, words))


@pytest.fixture
def command(monkeypatch):
    """Run the command `autograder` in a folder as `autograder_in` does, but in this process, which is faster."""

    def run(folder, *words):
        monkeypatch.chdir(folder)
        return CliRunner().invoke(app, list(map(str, words)), prog_name="autograder")

    return run

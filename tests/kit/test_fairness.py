"""The fairness audit: rewrites that mean the same, checks that are unfair, results that do not repeat, and the audits' page."""

import ast
import json

import pytest
import torch

from autograder.grading import Grader
from autograder.notebooks import read_source
from autograder.rewrites import REWRITES, rewrites_of, rewritten
from autograder.trials import Batch, Trial, try_batch
from autograder.twice import differences

SAMPLE = '''
import torch


class Box:
    """A class with a variable of its own."""

    size = 2

    def area(self, width: float, *, height: float = 2.0) -> float:
        """Return an area."""
        area = width * height
        return area ** 2

    def name(self):
        """Return a name."""
        return "box"


def first(x: torch.Tensor, size=3):
    """Use what closures, comprehensions, loops and exceptions can do with names."""
    count = 0
    start = [number * size for number in range(size) if number]
    total = x.sum(dim=0, keepdim=True) @ torch.ones(x.shape[1])
    pairs = {number: letter for number, letter in enumerate("ab")}

    def add(step, count=5):
        local = step + len(start)
        return local + count

    try:
        count = count / 0
    except ZeroDivisionError as error:
        told = f"{error} {count=}"
    for number in start:
        count += add(number)
    count = count if count > 3 else -count
    nested = [[row * number for number in start] for row in start]
    return torch.sqrt(total ** 2), pairs, told, count, nested, Box().area(size, height=3), [add(step) for step in (1, 2)]


def second(size):
    """Change a variable of the function around it, and ask for variables by name."""
    level = 1

    def up():
        nonlocal level
        level = level + size

    up()
    return level, sorted(name for name in locals() if name == "level")
'''

UNFAIR = """
import random

from autograder.checks import exercise, points
from autograder.compare import assert_close


def variables(names):
    return list(names.double.__code__.co_varnames)


@exercise("double")
class TestDouble:
    @points(1)
    def test_name(self, student):
        \"\"\"double has a variable that is called twice.\"\"\"
        assert "twice" in student.run(variables)

    @points(1)
    def test_number(self, student):
        \"\"\"double doubles.\"\"\"
        assert_close(student.double(3), 6 if student.double(3) == 6 else random.random())
"""

USELESS = """
from autograder.checks import exercise, points


@exercise("double")
class TestDouble:
    @points(1)
    def test_zero(self, student):
        \"\"\"double works for <zero>.\"\"\"
        assert student.double(0) == 0

    @points(1)
    def test_zero_again(self, student):
        \"\"\"double still works for zero.\"\"\"
        assert student.double(0) == 0

    @points(1)
    def test_below(self, student):
        \"\"\"double works below zero.\"\"\"
        assert student.double(-1.5) in (-3.0, 0.0)
"""


def results_of(code):
    names = {}
    exec(code, names)
    values = [*names["first"](torch.arange(6.0).reshape(2, 3)), *names["second"](4), names["Box"]().name()]
    return [value.tolist() if isinstance(value, torch.Tensor) else value for value in values]


def body_of(name, code):
    """Rewrite a function's body, and return its lines without the blanks before them."""
    lines = "".join(f"    {line}\n" for line in code.splitlines())
    return [line.strip() for line in rewritten(name, f"def f(x, y, torch=torch):\n{lines}").splitlines()[1:]]


# Rewrites


@pytest.mark.parametrize("name", REWRITES)
def test_rewrite_changes_the_code_and_not_what_it_does(name):
    changed = rewritten(name, SAMPLE)
    assert changed != ast.unparse(ast.parse(SAMPLE))
    assert results_of(changed) == results_of(SAMPLE)


@pytest.mark.parametrize("name", REWRITES)
def test_rewrite_leaves_what_is_no_tensor(name):
    code = "class Sum:\n    def sum(self):\n        return 3\n    def __matmul__(self, other):\n        return 4\n"
    code += "def f(a):\n    return a.sum(), a @ a, Sum().sum()\nfound = f(Sum())\n"
    names = {}
    exec(rewritten(name, code), names)
    assert names["found"] == (3, 4, 3)


@pytest.mark.parametrize(
    ("name", "code", "line"),
    [
        ("local names changed", "a = x\nreturn a", "return other_1"),
        ("methods as functions", "return x.sum()", "return (lambda other_1: torch.sum(other_1) if"),
        ("functions as methods", "return torch.sqrt(x + y)", "return (x + y).sqrt()"),
        ("@ as torch.matmul", "return x @ y", "return (lambda other_1, other_2: torch.matmul(other_1, other_2) if"),
        ("squares as products", "return x ** 2", "return x * x"),
        ("choices as if statements", "return x if y else 2", "if y:"),
        ("results named", "return x + y", "other_1 = x + y"),
        ("comprehensions as loops", "return [a for a in x]", "for other_1 in x:"),
    ],
)
def test_rewrite_gives(name, code, line):
    assert any(each.startswith(line) for each in body_of(name, code))


@pytest.mark.parametrize(
    "code",
    [
        "a = x + y\nb = a",
        "a = b\nb = x",
        "a = x\na = y",
        "a = torch.rand(3)\nb = torch.rand(2)",
        "a = x.pop()\nb = x",
        "a = list(x)\nb = list(x)",
        "x += y\na = y",
        "x[0] = y\na = x",
    ],
)
def test_order_stays_where_it_matters(code):
    assert body_of("order changed", code) == code.splitlines()


def test_threads_are_set_in_the_first_line_of_the_solution():
    threads = rewrites_of(("a = 1", "b = 2"))[-1]
    assert threads.cells == ("import torch\ntorch.set_num_threads(2)\na = 1", "b = 2")
    assert threads.diff() == ["+import torch", "+torch.set_num_threads(2)"]


# The audit


def with_checks(course, checks, solution="return x + x"):
    assignment = course.assignment("tiny")
    assignment.checks.write_text(checks)
    assignment.source.write_text(assignment.source.read_text().replace("return x + x", solution))


def test_fair_checks_give_full_marks_and_what_is_known_is_kept(own_tiny, command):
    first = command(own_tiny.root, "audit", "--fairness", "--workers", 1)
    assert first.exit_code == 0, first.output
    row, last = first.stdout.splitlines()[1:]
    assert row.split() == ["double", "3", "20", "4", "fair"]
    assert last.split() == "tiny graded twice: the same".split()
    memory = own_tiny.root / ".audit" / "double.jsonl"
    known = memory.read_text()
    assert len({json.loads(line)["record"]["seed"] for line in known.splitlines()}) >= 22
    assert command(own_tiny.root, "audit", "--fairness", "--workers", 1).stdout == first.stdout
    assert memory.read_text() == known


def test_unfair_check_is_named_with_the_rewrite_and_so_are_results_that_differ(own_tiny, command):
    with_checks(own_tiny, UNFAIR, "twice = x + x\n    return twice")
    done = command(own_tiny.root, "audit", "--fairness", "--workers", 1)
    assert done.exit_code == 1
    assert "local names changed loses points with seed" in done.stdout
    assert "in test_name: " in done.stdout
    assert "+    other_1 = x + x\n" in done.stdout
    assert "results named loses" not in done.stdout
    assert "right/lambda.py loses points" in done.stdout
    assert "graded twice: tests[1].output is" in done.stdout


def test_solution_that_cannot_be_rewritten_is_told(own_tiny, command):
    with_checks(own_tiny, UNFAIR, "%time x + x")
    done = command(own_tiny.root, "audit", "--fairness")
    assert done.exit_code == 2
    assert "the solution of double is not plain Python" in done.stderr


def test_nothing_is_kept_of_a_course_that_has_changed_meanwhile(own_tiny):
    memory = own_tiny.root / ".audit" / "double.jsonl"
    before = memory.read_text() if memory.is_file() else ""
    trial = Trial("tiny", "double", "the solution", ("def double(x):\n    return x + x\n",))
    try_batch(Batch(str(own_tiny.root), (trial,), seed=1, basis="what it was before"))
    assert (memory.read_text() if memory.is_file() else "") == before


def test_two_graders_give_the_same_result_but_for_the_time(own_tiny):
    assignment, found = own_tiny.assignment("tiny"), []
    for _ in range(2):
        with Grader(own_tiny) as grader:
            found.append(grader.grade(assignment, read_source(assignment), "file", 3).result.as_json())
    assert list(differences(*found)) == []
    for each in found:
        del each["execution_time"]
    assert json.dumps(found[0]) == json.dumps(found[1])


def test_differences_are_told_with_their_place():
    one, other = {"tests": [{"score": 1.0}], "execution_time": 1}, {"tests": [{"score": 2.0}], "execution_time": 2}
    assert list(differences(one, other)) == ["tests[0].score is 1.0 once and 2.0 the other time"]
    assert list(differences({"tests": [1]}, {"tests": []})) == ["tests is [1] once and [] the other time"]


# The page


def test_page_holds_the_diffs_of_survivors_and_names_the_useless_check(own_tiny, command):
    with_checks(own_tiny, USELESS)
    command(own_tiny.root, "audit", "--mutants", "--workers", 1)
    done = command(own_tiny.root, "audit", "--html", "--workers", 1)
    assert done.exit_code == 0, done.output
    page = (own_tiny.root / "audit.html").read_text()
    assert '<span class="good">+    return x - x</span>' in page
    assert '<span class="good">+    return (x)</span>' not in page, "test_below catches it"
    assert "double works for &lt;zero&gt;." in page
    rows = {name: page.split(f"<code>{name}</code>")[1].split("</tbody>")[0] for name in ("test_zero_again", "test_below")}
    assert "catches nothing that another does not" in rows["test_zero_again"]
    assert "catches nothing that another does not" not in rows["test_below"]
    assert "same" in rows["test_below"]


def test_page_goes_where_it_is_told_to(tiny, tmp_path, command):
    assert command(tiny.root, "audit", "--html", tmp_path / "page.html", "tiny").exit_code == 0
    assert "<!doctype html>" in (tmp_path / "page.html").read_text()
    nowhere = command(tiny.root, "audit", "--html", tmp_path / "none" / "page.html")
    assert nowhere.exit_code == 2
    assert "name a file in a folder that exists" in nowhere.stderr


@pytest.mark.parametrize("option", ["--html", "--fairness", "--mutants"])
def test_bad_check_file_is_told_in_a_sentence(own_tiny, command, option):
    own_tiny.assignment("tiny").checks.write_text("import nothing_of_this_name\n")
    done = command(own_tiny.root, "audit", option)
    assert done.exit_code == 2
    assert "test_tiny.py cannot be imported, ModuleNotFoundError" in done.stderr

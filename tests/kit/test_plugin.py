"""Hidden checks under pytest: passed, failed, or an error of ours; plain pytest runs them against the reference solution."""

import nbformat
import pytest

from autograder.answers import answered
from autograder.checks import read_checks
from autograder.notebooks import read_source
from autograder.results import Result
from autograder.submissions import read_released

CHECKS = '''
import pytest

from autograder.checks import exercise, points
from autograder.compare import assert_close


@pytest.fixture
def broken():
    raise RuntimeError("the fixture is broken")


@pytest.fixture
def asserted():
    assert False, "the fixture is wrong"


@pytest.fixture
def broken_at_its_end():
    yield
    raise RuntimeError("the fixture broke at its end")


@exercise("double")
class TestOutcomes:
    @points(1, hint="no hint is needed")
    def test_passes(self, student, solution):
        """S."""
        assert_close(student.double(2), solution.double(2))

    @points(2)
    def test_assert_fails(self, student):
        """S."""
        assert student.double(2) == 5, "it is not 5"

    @points(2, hint="multiply by 3")
    def test_comparison_fails(self, student):
        """S."""
        assert_close(student.double(2), 6)

    @points(1)
    def test_student_raises(self, student):
        """S."""
        student.boom(1)

    @points(1)
    def test_name_is_missing(self, student):
        """S."""
        student.triple(1)

    @points(3)
    def test_check_raises(self, student):
        """S."""
        student.double(2)
        1 / 0

    @points(3)
    def test_reference_raises(self, solution):
        """S."""
        solution.boom(1)

    @points(3)
    def test_fixture_raises(self, broken):
        """S."""

    @points(3)
    def test_fixture_asserts(self, asserted):
        """S."""

    @points(3)
    def test_fixture_raises_at_its_end(self, student, broken_at_its_end):
        """S."""
        student.double(2)

    @points(4)
    def test_skips(self):
        """S."""
        pytest.skip("no GPU here")

    @pytest.mark.skip(reason="not today")
    @points(4)
    def test_is_skipped(self):
        """S."""

    @points(1)
    @pytest.mark.parametrize("x", [1, 2, 3])
    def test_all_cases_pass(self, student, x):
        """S."""
        assert_close(student.double(x), 2 * x)

    @points(1)
    @pytest.mark.parametrize("x", [1, 2, 3])
    def test_one_case_fails(self, student, x):
        """S."""
        assert_close(student.double(x), 2 * x + (x == 2))

    @points(1)
    @pytest.mark.parametrize("x", [1, 2, 3])
    def test_one_case_fails_and_one_is_ours(self, student, x):
        """S."""
        assert_close(student.double(x), 2 * x + (x == 1))
        assert 1 / (x - 2)

    @points(1)
    def test_raises_is_looked_at(self, student):
        """S."""
        assert student.raises("boom", 1) == "ValueError"
        assert student.raises("double", 1) == ""


@exercise("double")
class TestMore:
    @points(1)
    def test_passes_in_another_class(self, student):
        """S."""
        assert_close(student.double(2), 4)
'''

ANSWER = "def double(x):\n    return x * 2\n\ndef boom(x):\n    raise ValueError('boom')\n"


def check(grader, assignment, notebook, seed=1):
    return grader.check(assignment, notebook, Result("file", assignment.name, seed), read_checks(assignment)).result


@pytest.fixture(scope="module")
def result(grader, write_course, tmp_path_factory):
    """The result of grading an answer with checks of every outcome."""
    assignment = write_course(tmp_path_factory.mktemp("course"), name="outcomes", checks=CHECKS).assignment("outcomes")
    return check(grader, assignment, answered(assignment, "double", ANSWER))


@pytest.fixture(scope="module")
def of(result):
    return {each.check.name: each for each in result.checks}.__getitem__


def test_every_check_has_one_result_in_the_order_of_the_file(result):
    names = [each.check.name for each in result.checks]
    assert len(names) == len(set(names)) == 17
    assert (names[0], names[-1]) == ("test_passes", "test_passes_in_another_class")


def test_passed(of):
    passed = of("test_passes")
    assert (passed.outcome, passed.score, passed.output()) == ("passed", 1, "")
    assert of("test_passes_in_another_class").outcome == "passed"
    assert of("test_raises_is_looked_at").outcome == "passed"


def test_failed_assert(of):
    failed = of("test_assert_fails")
    assert (failed.outcome, failed.score) == ("failed", 0)
    assert failed.output().splitlines()[0] == "double(2): it is not 5"


def test_failed_comparison_tells_call_got_expected_and_hint(of):
    assert of("test_comparison_fails").outcome == "failed"
    assert of("test_comparison_fails").output() == "double(2): got 4, expected 6\nHint: multiply by 3."


def test_exception_of_the_student_is_a_failure(of):
    failed = of("test_student_raises")
    assert (failed.outcome, failed.score) == ("failed", 0)
    assert failed.output().startswith("boom(1): it raised ValueError: boom, in cell ")


def test_missing_name_is_a_failure(of):
    assert of("test_name_is_missing").outcome == "failed"
    assert "`triple` is not defined" in of("test_name_is_missing").output()


OURS = {
    "test_check_raises": "ZeroDivisionError",
    "test_reference_raises": "boom",
    "test_fixture_raises": "the fixture is broken",
    "test_fixture_asserts": "the fixture is wrong",
    "test_fixture_raises_at_its_end": "the fixture broke at its end",
}


@pytest.mark.parametrize("name", [*OURS, "test_one_case_fails_and_one_is_ours"])
def test_error_of_ours_is_no_verdict(of, name):
    assert (of(name).outcome, of(name).score) == ("error", None)


@pytest.mark.parametrize(("name", "words"), OURS.items())
def test_error_of_ours_tells_the_instructor_and_not_the_student(of, result, name, words):
    assert words in of(name).message
    assert any(name in problem and words in problem for problem in result.problems())
    assert words not in of(name).output()
    assert "not your fault" in of(name).output()


@pytest.mark.parametrize(("name", "reason"), [("test_skips", "no GPU here"), ("test_is_skipped", "not today")])
def test_skipped_is_not_run(of, name, reason):
    assert (of(name).outcome, of(name).score) == ("not_run", None)
    assert reason in of(name).output()


def test_cases_of_a_check_count_once(of):
    assert (of("test_all_cases_pass").outcome, of("test_all_cases_pass").score) == ("passed", 1)
    assert (of("test_one_case_fails").outcome, of("test_one_case_fails").score) == ("failed", 0)
    assert of("test_one_case_fails").output() == "double(2): got 4, expected 5"


def test_result_with_an_error_needs_a_person(result):
    assert result.outcome == "error"
    assert result.score == 4
    assert result.max_score == sum(each.check.points for each in result.checks if each.outcome != "not_run")


TOGETHER = """
from autograder.checks import exercise, points
from autograder.compare import assert_close


@exercise("double", together=True)
class TestTogether:
    @points(1)
    def test_one(self, student):
        "S."
        assert_close(student.double(1), 2)

    @points(1)
    def test_two(self, student, rng):
        "S."
        assert_close(student.double(2), 4)

    @points(1)
    def test_three(self, student):
        "S."
        assert_close(student.double(3), 6)
"""
COUNTING = "calls = 0\ndef double(x):\n    global calls\n    calls += 1\n    return 2 * x if {} else 0\n"


@pytest.mark.parametrize(
    ("answer", "passed", "got"),
    [
        ("def double(x): return x + x", [True, True, True], ""),
        ("def double(x): return 2 * x if x < 3 else 0", [True, True, False], "double(3): got 0, expected 6"),
        (COUNTING.format("calls == 1"), [True, True, True], ""),  # alone, each check is answered rightly
        (COUNTING.format("calls < 1"), [False, False, False], "double(3): got 0, expected 6"),
        (
            "import os\ndef double(x): return 2 * x if x < 2 else os._exit(0)",
            [True, False, False],
            "it ended the Python process",
        ),
    ],
)
def test_what_fails_in_a_shared_fork_counts_as_it_is_alone(grader, write_course, tmp_path, answer, passed, got):
    assignment = write_course(tmp_path, name="together", checks=TOGETHER).assignment("together")
    result = check(grader, assignment, answered(assignment, "double", answer))
    assert [each.outcome == "passed" for each in result.checks] == passed
    assert got in result.checks[-1].output()


def test_solution_that_does_not_run_is_ours(grader, write_course, tmp_path):
    assignment = write_course(tmp_path, name="unsolved").assignment("unsolved")
    submission = read_source(assignment)
    assignment.source.write_text(assignment.source.read_text().replace("import torch", "import torch\n1 / 0"))
    result = check(grader, assignment, submission)
    assert (result.outcome, result.score, result.max_score) == ("error", 0, 3)
    assert "ZeroDivisionError" in result.problems()[0]
    assert [(each.outcome, each.score) for each in result.checks] == [("error", None)] * 2


def test_settings_beside_the_checks_do_not_change_the_grading(grader, write_course, tmp_path):
    assignment = write_course(tmp_path, name="configured").assignment("configured")
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --nonsense\n")
    result = check(grader, assignment, read_source(assignment))
    assert (result.outcome, result.score) == ("graded", 3)


def test_checks_are_those_of_the_file_as_it_is_now_and_of_this_course(grader, write_course, tmp_path):
    def score(folder, change):
        assignment = write_course(tmp_path / folder, name="changed").assignment("changed")
        assignment.checks.write_text(assignment.checks.read_text().replace("student.double(", change))
        return check(grader, assignment, read_source(assignment)).score

    assert [score("one", "student.double("), score("one", "1 + student.double("), score("two", "student.double(")] == [3, 0, 3]


def test_same_seed_gives_the_same_inputs(grader, write_course, tmp_path):
    checks = """
import torch

from autograder.checks import exercise, points


@exercise("double")
class TestInputs:
    @points(1)
    def test_one(self, student, rng):
        "S."
        assert False, torch.rand(3, generator=rng).tolist()

    @points(1)
    def test_two(self, student, rng):
        "S."
        assert False, torch.rand(3, generator=rng).tolist()
"""
    assignment = write_course(tmp_path, name="inputs", checks=checks).assignment("inputs")

    def messages(seed):
        return [each.message for each in check(grader, assignment, read_source(assignment), seed).checks]

    assert messages(1) == messages(1)
    assert len({*messages(1), *messages(2)}) == 4


# Plain pytest


@pytest.fixture
def pytest_in(run_in):
    return lambda course, *words: run_in(course.root, "pytest", "tests/hidden", "-p", "no:cacheprovider", *map(str, words))


def test_plain_pytest_passes_against_the_reference(pytest_in, tiny):
    done = pytest_in(tiny)
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


def test_plain_pytest_checks_a_submission(pytest_in, own_tiny, fill):
    file = own_tiny.root / "tiny.ipynb"
    wrong = fill(read_released(own_tiny.assignment("tiny")), "double", "def double(x):\n    return abs(x) * 2\n")
    nbformat.write(wrong, file)
    done = pytest_in(own_tiny, "--submission", file, "--seed", 1)
    assert done.returncode == 1
    assert "1 failed, 1 passed" in done.stdout
    assert "double works below zero." in done.stdout
    assert "double(-1.5): got 3, expected -3" in done.stdout
    assert "assert_close(" not in done.stdout

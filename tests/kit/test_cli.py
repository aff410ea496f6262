"""The commands, run as a user runs them: what they print, write and return. The JSON is a contract."""

import json
import shutil

import nbformat
import pytest

from autograder.answers import caught_by
from autograder.submissions import read_released

TEST_FIELDS = {"name", "score", "max_score", "status", "output", "exercise", "outcome"}
RESULT_FIELDS = {"file", "assignment", "seed", "outcome", "score", "max_score", "execution_time", "tests"}
HALF = "def double(x):\n    return abs(x) * 2\n"


def lines_of(text):
    return [json.loads(line) for line in text.splitlines()]


# release


def test_release_builds_every_assignment(tiny):
    assert (tiny.root / "assignments/tiny/tiny.ipynb").is_file()
    assert (tiny.root / "source/tiny/tiny.ipynb").is_file()


def test_release_with_a_bundle(own_tiny, command):
    shutil.rmtree(own_tiny.root / "assignments")
    done = command(own_tiny.root, "release", "tiny", "--bundle", "out/students")
    assert done.exit_code == 0, done.stderr
    assert "wrote 1 files to out/students" in done.stdout
    bundled = (own_tiny.root / "out/students/tiny/tiny.ipynb").read_bytes()
    assert bundled == (own_tiny.root / "assignments/tiny/tiny.ipynb").read_bytes()


# grade


@pytest.fixture(scope="module")
def submissions(tiny, tmp_path_factory, fill):
    """A folder with notebooks to grade, good and bad."""
    folder = tmp_path_factory.mktemp("submissions")
    for name, answer in (("tiny", "def double(x):\n    return x * 2\n"), ("half", HALF), ("blank", None)):
        notebook = read_released(tiny.assignment("tiny"))
        nbformat.write(notebook if answer is None else fill(notebook, "double", answer), folder / f"{name}.ipynb")
    (folder / "text.ipynb").write_text("this is no notebook")
    (folder / "bytes.ipynb").write_bytes(b"\xff\xfe\x00")
    nbformat.write(nbformat.v4.new_notebook(), folder / "other.ipynb")
    return folder


@pytest.fixture(scope="module")
def graded(tiny, submissions, autograder_in):
    """`autograder grade` of all of them and of a file that is not there; in course order."""
    names = ("tiny", "half", "blank", "text", "bytes", "other", "missing")
    files = [submissions / f"{name}.ipynb" for name in names]
    return autograder_in(tiny.root, "grade", *files, "--seed", 7, "--json", submissions / "results.jsonl")


@pytest.fixture(scope="module")
def results(graded, submissions):
    return lines_of((submissions / "results.jsonl").read_text())


def test_grade_writes_one_result_a_line_in_the_order_of_the_files(results, submissions):
    names = ["tiny", "half", "blank", "text", "bytes", "other", "missing"]
    assert [result["file"] for result in results] == [str(submissions / f"{name}.ipynb") for name in names]


def test_result_has_the_fields_of_the_contract(results):
    for result in results:
        assert set(result) >= RESULT_FIELDS
        assert result["seed"] == 7
        assert result["score"] == sum(test["score"] or 0 for test in result["tests"])


def test_test_has_the_fields_of_the_contract(results):
    for test in results[0]["tests"]:
        assert set(test) >= TEST_FIELDS
    assert [test["max_score"] for test in results[0]["tests"]] == [2, 1]
    assert {test["exercise"] for test in results[0]["tests"]} == {"double"}


def test_scores(results):
    graded = [(result["assignment"], result["outcome"], result["score"], result["max_score"]) for result in results[:3]]
    assert graded == [("tiny", "graded", 3, 3), ("tiny", "graded", 2, 3), ("tiny", "graded", 0, 3)]


def test_failed_check_tells_what_and_why(results):
    passed, failed = results[1]["tests"]
    assert (passed["status"], passed["outcome"], passed["output"]) == ("passed", "passed", "")
    assert (failed["status"], failed["outcome"], failed["score"]) == ("failed", "failed", 0)
    assert failed["name"] == "double works below zero."
    assert failed["output"] == "double(-1.5): got 3, expected -3\nThat is what this mistake gives: forgets the sign"


REASONS = [
    (3, "text.ipynb is not a notebook .*hand in the .ipynb file that JupyterLab saves"),
    (4, "bytes.ipynb is not a notebook .*hand in the .ipynb file"),
    (5, "other.ipynb belongs to no assignment: give the file the name of one, such as tiny"),
    (6, r"missing.ipynb cannot be read \(No such file or directory\): give the path of a notebook"),
]


@pytest.mark.parametrize(("place", "reason"), REASONS)
def test_file_that_cannot_be_graded_is_an_error_with_a_reason_and_the_others_are_graded(results, place, reason):
    result = results[place]
    assert (result["outcome"], result["tests"]) == ("error", [])
    assert pytest.RaisesExc(ValueError, match=reason).matches(ValueError("; ".join(result["problems"])))


def test_grade_shows_a_table_for_each_submission(graded):
    for words in ("double works below zero.", "got 3, expected -3", "score 3 of 3, seed 7", "score 2 of 3", "2 / 2"):
        assert words in graded.stdout
    assert "Traceback" not in graded.stdout + graded.stderr


def test_exit_code_says_that_something_needs_a_person(graded):
    assert graded.returncode == 1


def test_same_seed_gives_the_same_json_and_exit_code_0_says_nothing_of_the_grades(tiny, submissions, results, command):
    files = [submissions / f"{name}.ipynb" for name in ("tiny", "half", "blank")]
    done = command(tiny.root, "grade", *files, "--seed", 7, "--json", "-")
    assert done.exit_code == 0
    again = lines_of(done.stdout)
    for result in (*results, *again):
        result.pop("execution_time", None)
    assert again == results[:3]


# try


@pytest.fixture(scope="module")
def tried(tiny, autograder_in):
    """`autograder try` of a wrong answer, a right one and a file that is not there."""
    bank = tiny.answers / "double"
    return autograder_in(tiny.root, "try", "double", bank / "wrong/size.py", bank / "right/sum.py", "missing.py", "--json", "-")


def test_try_grades_answers(tried):
    wrong, right, missing = lines_of(tried.stdout)
    assert set(wrong) >= RESULT_FIELDS
    assert (wrong["outcome"], wrong["score"], wrong["max_score"]) == ("graded", 2, 3)
    assert (right["outcome"], right["score"], right["max_score"]) == ("graded", 3, 3)
    assert missing["outcome"] == "error"
    assert "missing.py cannot be read" in missing["problems"][0]


def test_try_uses_one_fresh_seed_for_all_files(tried):
    seeds = {result["seed"] for result in lines_of(tried.stdout)}
    assert len(seeds) == 1
    assert seeds != {7}


def test_try_exits_with_1_where_a_file_could_not_be_tried(tried):
    assert tried.returncode == 1


# audit


def test_clean_audit_writes_down_what_catches_each_wrong_answer(tiny, own_tiny, autograder_in):
    (own_tiny.answers / "double" / "caught.json").unlink()
    done = autograder_in(own_tiny.root, "audit", "--verbose")
    assert caught_by(own_tiny, "double") == caught_by(tiny, "double")
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[1].split()[:5] == ["double", "3", "4", "8", "clean"]
    assert "wrong/size.py: test_below_zero" in done.stdout


def test_audit_names_every_fault(own_tiny, command):
    bank = own_tiny.answers / "double"
    (bank / "wrong/size.py").write_text("# is right after all\ndef double(x):\n    return 2 * x\n")
    (bank / "right/sum.py").write_text("def double(x):\n    return abs(x) * 2\n")
    (bank / "right/minus.py").unlink()
    done = command(own_tiny.root, "audit")
    assert done.exit_code == 1
    told = " ".join(done.stdout.split())
    assert "wrong/size.py gets full marks: is right after all" in told
    assert "right/sum.py loses 1 in test_below_zero" in told
    assert "3 right" in told


# What a user does wrong

MISTAKES = [
    (("release", "nothing"), 2, "there is no assignment 'nothing'; course.toml lists tiny"),
    (("grade",), 2, "name notebooks to grade, or a class's assignment with --assignment"),
]


@pytest.mark.parametrize(("words", "code", "message"), MISTAKES, ids=[" ".join(words) for words, _, _ in MISTAKES])
def test_mistake_is_told_in_a_sentence(tiny, command, words, code, message):
    done = command(tiny.root, *words)
    assert done.exit_code == code
    assert message in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.stderr


def test_command_outside_of_a_course_is_told(tmp_path, command):
    done = command(tmp_path, "audit")
    assert done.exit_code == 2
    assert "run this inside the folder of a course" in done.stderr


def test_command_in_a_folder_of_the_course_finds_it(tiny, command):
    done = command(tiny.root / "solutions" / "tiny", "release", "nothing")
    assert "course.toml lists tiny" in done.stderr

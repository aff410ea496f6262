"""Misconceptions: what lost points is compared with the bank's wrong answers, and one that does the same is named."""

import json

import nbformat
import pytest

from autograder.answers import caught_by, remember_caught

TOLD = "That is what this mistake gives: "
NOISE = "# adds noise\nimport torch\ndef double(x):\n    return 2 * x + torch.rand(()).item()\n"
POWER = "# takes the power for the product\ndef double(x):\n    return x * x\n"
ENDLESS = "# never ends\ndef double(x):\n    while True:\n        pass\n"


@pytest.fixture
def told(own_tiny, command, tmp_path):
    """Grade an answer to `double`; return what its student reads below each check."""

    def grade(text):
        (tmp_path / "answer.py").write_text(text)
        done = command(own_tiny.root, "try", "double", tmp_path / "answer.py", "--json", "-")
        return {test["check"]: test["output"] for test in json.loads(done.stdout)["tests"]}

    return grade


def add_wrong(course, name, text, *caught):
    (course.answers / "double" / "wrong" / f"{name}.py").write_text(text)
    known = {each: sorted(checks) for each, checks in caught_by(course, "double").items()}
    remember_caught(course, "double", known | {f"wrong/{name}.py": caught or ["test_below_zero", "test_number"]})


def add_check(course, asked):
    with course.assignment("tiny").checks.open("a") as file:
        file.write(f"""
    @points(1)
    def test_more(self, student):
        \"\"\"double is asked more.\"\"\"
        {asked}
""")


def test_what_does_the_same_is_named_beside_the_difference_and_the_hint(told):
    output = told("def double(n):\n    return n * n\n")
    lines = output["test_number"].splitlines()
    assert "expected" in lines[0]
    assert lines[1] == f"{TOLD}squares"
    assert lines[2] == "Hint: multiply by 2."
    assert f"{TOLD}squares" in output["test_below_zero"]


def test_a_misconception_may_point_into_the_notebook(own_tiny, told):
    known = own_tiny.answers / "double" / "wrong" / "square.py"
    known.write_text("# Squares.\n# See: Tiny\ndef double(x):\n    return x * x\n")
    assert f'{TOLD}Squares. See "Tiny" in the notebook.' in told("def double(n):\n    return n * n\n")["test_number"]


def test_a_check_that_passed_stays_silent(told):
    output = told("def double(x):\n    return 2 * (x if x > 0 else -x)\n")
    assert output["test_number"] == ""
    assert f"{TOLD}forgets the sign" in output["test_below_zero"]


def test_the_same_on_some_inputs_is_not_enough(told):
    assert TOLD not in "".join(told("def double(x):\n    return x * x if x > 0 else x\n").values())


def test_of_two_mistakes_the_known_one_is_told_where_it_shows(told):
    output = told("def double(x):\n    return 7 * x if x > 0 else -2 * x\n")
    assert TOLD not in output["test_number"]
    assert f"{TOLD}forgets the sign" in output["test_below_zero"]


def test_the_same_in_most_of_the_checks_that_a_wrong_answer_fails_is_enough(own_tiny, told):
    add_check(own_tiny, "assert student.double(-5) == -10")
    add_wrong(
        own_tiny, "square", "# squares\ndef double(x):\n    return x ** 2\n", "test_below_zero", "test_more", "test_number"
    )
    output = told("def double(x):\n    return x * x if x != -5 else 7\n")
    assert [TOLD in output[check] for check in ("test_number", "test_below_zero", "test_more")] == [True, True, False]


def test_what_does_the_same_in_more_checks_is_named(own_tiny, told):
    below = "# squares below zero\ndef double(x):\n    return 2 * x if x > 0 else x * x\n"
    add_wrong(own_tiny, "below", below, "test_below_zero")
    output = told("def double(n):\n    return n * n\n")
    assert all(f"{TOLD}squares" in text and "below zero" not in text for text in output.values())


def test_what_differs_where_a_passed_check_asked_the_same_is_another_mistake(own_tiny, told):
    add_check(own_tiny, 'student.raises("double", [7])')
    cut = "def double(x):\n    {}\n    return 2 * int(x)\n"
    refuses = cut.format("if x == [7]:\n        raise ValueError('in other words')")
    assert f"{TOLD}whole numbers only" in told(refuses)["test_below_zero"]
    repeats = cut.format("if x == [7]:\n        return 2 * x")
    output = told(repeats)
    assert output["test_more"] == "", "this check passes"
    assert TOLD not in output["test_below_zero"]


def test_what_is_not_defined_or_not_written_shows_no_misconception(told):
    assert TOLD not in "".join(told("def other(x):\n    return x\n").values())
    assert TOLD not in "".join(told("def double(x):\n    raise NotImplementedError\n").values())


def test_where_two_that_say_different_things_do_the_same_none_is_named(own_tiny, told):
    add_wrong(own_tiny, "power", POWER)
    assert TOLD not in "".join(told("def double(n):\n    return n * n\n").values())


def test_the_audit_names_two_that_say_different_things_and_do_the_same(own_tiny, command):
    power = own_tiny.answers / "double" / "wrong" / "power.py"
    power.write_text(POWER)
    done = command(own_tiny.root, "audit")
    assert done.exit_code == 1
    assert "wrong/power.py and wrong/square.py do the same" in " ".join(done.stdout.split())
    power.write_text(POWER.replace("takes the power for the product", "squares"))
    done = command(own_tiny.root, "audit")
    assert done.exit_code == 0, done.stdout


def test_a_known_answer_sees_the_same_random_numbers(own_tiny, told):
    add_wrong(own_tiny, "noise", NOISE)
    assert f"{TOLD}adds noise" in told("import torch\ndef double(x):\n    return x + x + float(torch.rand(1))\n")["test_number"]


def test_a_check_may_change_what_it_gave_and_what_it_got(own_tiny, told):
    keeps = "def double(x):\n    return x if isinstance(x, list) else 2 * x\n"
    add_wrong(own_tiny, "keeps", f"# keeps a list\n{keeps}", "test_more")
    add_check(own_tiny, "given = [3]; got = student.double(given); given.append(1); got.append(2); assert len(got) == 3")
    assert f"{TOLD}keeps a list" in told(keeps)["test_more"]


def test_an_endless_answer_in_the_bank_does_not_silence_the_others(own_tiny, told):
    add_wrong(own_tiny, "endless", ENDLESS)
    assert f"{TOLD}squares" in told("def double(n):\n    return n * n\n")["test_number"]


def test_what_another_answer_of_the_bank_left_in_the_folder_is_not_there(own_tiny, told):
    leaves = "    open(f'seen {x}', 'w').close()\n"
    looks = f"import os\ndef double(x):\n    n = 8 if os.path.exists(f'seen {{x}}') else 7\n{leaves}    return n * x\n"
    add_wrong(own_tiny, "leaves", f"# five times\ndef double(x):\n{leaves}    return 5 * x\n")
    add_wrong(own_tiny, "looks", f"# looks around\n{looks}")
    assert f"{TOLD}looks around" in told(looks)["test_number"]


def test_an_exception_is_the_same_where_its_message_is(told):
    assert f"{TOLD}refuses" in told("def double(x):\n    raise ValueError('no')\n")["test_number"]
    assert TOLD not in told("def double(x):\n    raise ValueError('never')\n")["test_number"]


def test_it_is_kept_in_the_journal_of_a_class(own_tiny, autograder_in, fill):
    notebook = nbformat.read(own_tiny.assignment("tiny").released, as_version=4)
    folder = own_tiny.root / "submitted" / "ada" / "tiny"
    folder.mkdir(parents=True)
    nbformat.write(fill(notebook, "double", "def double(n):\n    return n * n\n"), folder / "tiny.ipynb")
    for _ in range(2):  # graded, and read again
        done = autograder_in(own_tiny.root, "grade", "--assignment", "tiny", "--json", own_tiny.root / "out.json")
        assert done.returncode == 0, done.stderr
        assert f"{TOLD}squares" in (own_tiny.root / "out.json").read_text()
    assert f"{TOLD}squares" in (own_tiny.root / "feedback/ada/tiny/tiny.html").read_text()

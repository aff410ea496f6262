"""A class is graded once, whatever happens meanwhile: from its journals, on workers, into the gradebook."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import traceback
import zipfile

import nbformat
import psutil
import pytest
from bs4 import BeautifulSoup
from nbgrader.api import Gradebook

from autograder import provenance
from autograder.submissions import read_released

RIGHT = "def double(x):\n    return x + x\n"
WRONG = "def double(x):\n    return x\n"
SLOW = f"import time\ntime.sleep(1.5)\n{RIGHT}"
CONFIG = "from autograder.host import configure\n\nconfigure(get_config())\n"


@pytest.fixture(scope="session")
def notebook_with(fill):
    """Return a student's notebook as text."""
    return lambda course, answer: nbformat.writes(fill(read_released(course.assignment("tiny")), "double", answer))


@pytest.fixture
def hand_in(own_tiny, notebook_with):
    """Put a notebook with an answer, or any text, into a student's folder of the tiny course."""
    (own_tiny.root / "nbgrader_config.py").write_text(CONFIG)

    def write(student, answer="", *, text=None, name="tiny.ipynb"):
        folder = own_tiny.root / "submitted" / student / "tiny"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(notebook_with(own_tiny, answer) if text is None else text)
        return folder

    return write


@pytest.fixture
def grade(own_tiny, command):
    """Grade the class; return what was printed and each student's result, as JSON."""

    def run(*words, code=0):
        done = command(own_tiny.root, "grade", "--assignment", "tiny", "--json", "results", *words)
        assert done.exit_code == code, done.output
        assert isinstance(done.exception, SystemExit | None), "".join(traceback.format_exception(done.exception))
        lines = (own_tiny.root / "results").read_text().splitlines()
        return done.stdout, {result["file"]: result for result in map(json.loads, lines)}

    return run


def journal(root, student):
    return root / "journal/tiny" / f"{student}.jsonl"


def checks_in(root, student):
    """Return the names of the checks in the order in which their outcomes were written down."""
    lines = map(json.loads, journal(root, student).read_text().splitlines())
    return [line["check"] for line in lines if "check" in line]


def gradebook(root, db_url=""):
    """Return what the gradebook knows of each student: the score of the exercise, and whether a person must look."""
    with Gradebook(db_url or f"sqlite:///{root / 'gradebook.db'}") as book:
        submissions = book.assignment_submissions("tiny")
        grades = {each.student_id: each.notebooks[0].grades[0] for each in submissions}
        return {student: (grade.auto_score, grade.needs_manual_grade) for student, grade in grades.items()}


def test_class_in_the_gradebook_with_executed_notebooks_and_feedback(own_tiny, hand_in, grade):
    for student, answer in {"ada": RIGHT, "ben": WRONG, "cleo": "def double(x:"}.items():
        hand_in(student, answer)
    (hand_in("dora", RIGHT) / "data.txt").write_text("12")
    printed, results = grade()
    assert {student: result["score"] for student, result in results.items()} == {"ada": 3, "ben": 0, "cleo": 0, "dora": 3}
    assert gradebook(own_tiny.root) == {"ada": (3, False), "ben": (0, False), "cleo": (0, False), "dora": (3, False)}
    assert "4 of 4 submissions graded, 1.5 of 3 points on average" in printed
    assert "double works below zero." in (own_tiny.root / "feedback/ben/tiny/tiny.html").read_text()
    assert "expected" in (own_tiny.root / "autograded/ben/tiny/tiny.ipynb").read_text()
    assert (own_tiny.root / "autograded/dora/tiny/data.txt").read_text() == "12"
    came_from = results["ada"]["provenance"]
    assert set(came_from) >= {"submission", "solution", "released", "versions"}
    assert "torch" in came_from["versions"]


def test_feedback_page_is_that_of_nbgrader_with_pictures_described(own_tiny, hand_in, grade, run_in):
    def page():
        return BeautifulSoup((own_tiny.root / "feedback/ada/tiny/tiny.html").read_text(), "html.parser")

    hand_in("ada", f"{WRONG}import matplotlib.pyplot as plt\nplt.plot([1, 2])\n")
    grade()
    ours = page()
    assert [picture["alt"] for picture in ours.select("img")] == ["What cell 3 shows"]
    (own_tiny.root / "feedback/ada/tiny/tiny.html").unlink()
    made = run_in(own_tiny.root, "nbgrader", "generate_feedback", "tiny", "--force")
    assert made.returncode == 0, made.stderr
    assert page().get_text().split() == ours.get_text().split()


def test_nothing_is_graded_twice(own_tiny, hand_in, grade, run_in):
    for student in ("ada", "ben"):
        hand_in(student, RIGHT)
    _, first = grade()
    written = {student: journal(own_tiny.root, student).read_bytes() for student in first}
    hand_in("cleo", WRONG)
    printed, again = grade()
    assert "3 of 3 submissions graded, 2 of them before: nothing has changed there" in printed
    assert {student: journal(own_tiny.root, student).read_bytes() for student in first} == written
    assert {student: again[student] for student in first} == first

    (own_tiny.root / "gradebook.db").rename(own_tiny.root / "lost.db")
    assert run_in(own_tiny.root, sys.executable, "-m", "autograder", "release").returncode == 0
    autograded = run_in(own_tiny.root, "nbgrader", "autograde", "tiny")
    assert autograded.returncode == 0, autograded.stderr
    assert gradebook(own_tiny.root) == {"ada": (3, False), "ben": (3, False), "cleo": (0, False)}
    assert {student: journal(own_tiny.root, student).read_bytes() for student in first} == written

    hand_in("ben", WRONG)
    grade("--force")
    assert gradebook(own_tiny.root)["ben"] == (0, False)
    assert journal(own_tiny.root, "ada").read_bytes() != written["ada"], "--force grades all"


def test_changed_check_grades_exactly_what_it_touches(own_tiny, hand_in, grade):
    for student in ("ada", "ben"):
        hand_in(student, RIGHT)
    grade()
    checks = own_tiny.assignment("tiny").checks
    checks.write_text(checks.read_text().replace("student.double(-1.5), -3.0", "student.double(-2.5), -5.5"))
    _, results = grade()
    assert [result["score"] for result in results.values()] == [2, 2]
    assert gradebook(own_tiny.root) == {"ada": (2, False), "ben": (2, False)}
    for student in results:
        assert checks_in(own_tiny.root, student) == ["test_number", "test_below_zero", "test_below_zero"]
    assert "expected -5.5" in (own_tiny.root / "feedback/ada/tiny/tiny.html").read_text()


def test_check_is_changed_by_what_it_uses_and_by_nothing_else(own_tiny):
    checks = own_tiny.assignment("tiny").checks
    text = checks.read_text() + "\n\nLIMIT = 3\n\n\ndef helper():\n    return LIMIT\n"
    text = text.replace("assert_close(student.double(-1.5), -3.0)", "assert_close(student.double(-1.5), -helper())")

    def hashes(changed):
        checks.write_text(changed)
        return {check.name: hashed for check, hashed in provenance.of_checks(own_tiny.assignment("tiny")).items()}

    before, after = (
        hashes(text),
        hashes(text.replace("LIMIT = 3", "LIMIT = 4").replace("import torch\n", "import torch  # new\n")),
    )
    assert before["test_number"] == after["test_number"]
    assert before["test_below_zero"] != after["test_below_zero"]


def test_run_that_was_killed_within_a_submission_goes_on_there(own_tiny, hand_in, grade):
    hand_in("ada", RIGHT)
    _, first = grade("--seed", "5")
    head, number, rest = journal(own_tiny.root, "ada").read_text().split("\n", 2)
    journal(own_tiny.root, "ada").write_text(f"{head}\n{number}\n{rest[: len(rest) // 3]}")
    _, again = grade()
    assert sorted(checks_whole(own_tiny.root, "ada")) == ["test_below_zero", "test_number"]
    for result in (*first.values(), *again.values()):
        result.pop("execution_time")
    assert again == first, "with the same seed, too"


def checks_whole(root, student):
    """Return the names of the checks in the lines that are not torn."""
    lines = journal(root, student).read_text().splitlines()
    return [json.loads(line)["check"] for line in lines if line.startswith('{"exercise"') and line.endswith("}")]


@pytest.mark.parametrize("moment", [1, 3])
def test_killed_run_loses_nothing(own_tiny, hand_in, grade, moment):
    students = ["ada", "ben", "cleo", "dora"]
    for student in students:
        hand_in(student, SLOW)
    command = [sys.executable, "-m", "autograder", "grade", "--assignment", "tiny", "--workers", "1"]
    with subprocess.Popen(command, cwd=own_tiny.root, stdout=subprocess.PIPE, text=True) as run:
        for _ in range(moment):
            run.stdout.readline()
        started = psutil.Process(run.pid).children(recursive=True)
        run.send_signal(signal.SIGKILL)
    assert not psutil.wait_procs(started, timeout=20)[1], "workers outlive the run"
    recorded = gradebook(own_tiny.root)
    assert len(recorded) >= moment - 1
    assert set(recorded.values()) <= {(3, False)}, "half a submission is in the gradebook"
    finished = {name: text for name in students if '"end"' in (text := read(journal(own_tiny.root, name)))}
    assert len(finished) < len(students)
    grade()
    assert gradebook(own_tiny.root) == dict.fromkeys(students, (3, False))
    assert {name: read(journal(own_tiny.root, name)) for name in finished} == finished, "graded twice"
    for student in students:
        assert sorted(checks_in(own_tiny.root, student)) == ["test_below_zero", "test_number"]


def read(path):
    return path.read_text() if path.exists() else ""


@pytest.fixture
def small_disk(own_tiny):
    """Put the journals on a disk with room for some students; return what makes it larger."""
    folder = own_tiny.root / "journal"
    folder.mkdir()
    mounted = shutil.which("mount") and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", folder])
    if not mounted or mounted.returncode:
        pytest.skip("a disk can only be mounted as root")
    yield lambda: subprocess.run(["mount", "-o", "remount,size=10m", folder], check=True)
    subprocess.run(["umount", "--lazy", folder], check=True)


def test_full_disk_stops_the_run_and_loses_nothing(own_tiny, hand_in, grade, command, small_disk):
    students = [f"student_{number}" for number in range(8)]
    for student in students:
        hand_in(student, RIGHT)
    done = command(own_tiny.root, "grade", "--assignment", "tiny", "--workers", "1")
    assert done.exit_code == 2
    assert "make room and run the same command again; what is graded is kept" in " ".join(done.stderr.split())
    recorded = gradebook(own_tiny.root)
    assert set(recorded.values()) <= {(3, False)}, "half a submission is in the gradebook"
    finished = {name: text for name in students if '"end"' in (text := read(journal(own_tiny.root, name)))}
    assert 0 < len(finished) < len(students)
    assert recorded.keys() <= finished.keys()
    small_disk()
    _, results = grade()
    assert {result["score"] for result in results.values()} == {3}
    assert {name: read(journal(own_tiny.root, name)) for name in finished} == finished, "graded twice"


def test_error_of_ours_is_tried_again(own_tiny, hand_in, grade):
    hand_in("ada", RIGHT)
    checks = own_tiny.assignment("tiny").checks
    good = checks.read_text()
    checks.write_text(good.replace("assert_close(student.double(-1.5)", "assert_close(1 / 0"))
    _, results = grade(code=1)
    assert [test["score"] for test in results["ada"]["tests"]] == [2, None]
    assert gradebook(own_tiny.root) == {"ada": (None, True)}
    checks.write_text(good)
    grade()
    assert gradebook(own_tiny.root) == {"ada": (3, False)}


ZIP = io.BytesIO()
with zipfile.ZipFile(ZIP, "w") as archive:
    archive.writestr("tiny.ipynb", "{}")
UNGRADABLE = {
    "torn": ('{"cells": [', "is not a notebook"),
    "empty": ("", "is empty"),
    "zip": (ZIP.getvalue().decode("latin-1"), "is a zip file: unpack it"),
    "prose": ("I could not do it", "is not a notebook"),
}


def test_what_cannot_be_graded_gets_0_and_says_what_to_hand_in(own_tiny, hand_in, grade):
    for student, (text, _) in UNGRADABLE.items():
        folder = hand_in(student, text="")
        (folder / "tiny.ipynb").write_bytes(text.encode("latin-1"))
    hand_in("nothing", text="no notebook", name="notes.txt")
    (own_tiny.root / "submitted/bare/tiny").mkdir(parents=True)
    link = hand_in("link", text="") / "tiny.ipynb"
    link.unlink()
    link.symlink_to(own_tiny.assignment("tiny").source)
    pipe = hand_in("pipe", text="") / "tiny.ipynb"
    pipe.unlink()
    os.mkfifo(pipe)
    huge = hand_in("huge", text="") / "tiny.ipynb"
    os.truncate(huge, 2**31)
    (hand_in("ada", RIGHT) / "timestamp.txt").write_text("yesterday, I think")
    printed, results = grade(code=1)
    expected = {student: words for student, (_, words) in UNGRADABLE.items()} | {
        "nothing": "no notebook was handed in (there is only notes.txt): hand in tiny.ipynb",
        "bare": "no notebook was handed in (nothing is there)",
        "link": "is a link to another place, or no file at all: hand in the file itself",
        "pipe": "no file at all",
        "huge": "has more than 200 MB",
    }
    for student, words in expected.items():
        assert words in results[student]["problems"][0], student
        assert words in results[student]["tests"][0]["output"], student
        assert f"needs a person: {student}: " in printed
    assert gradebook(own_tiny.root) == {"ada": (3, False)} | dict.fromkeys(expected, (0, True))


def test_files_and_notebooks_of_other_names(own_tiny, hand_in, grade):
    hand_in("renamed", RIGHT, name="tiny_final (1).ipynb")
    hand_in("two", text=own_tiny.assignment("tiny").released.read_text())
    hand_in("two", RIGHT, name="tiny-Copy1.ipynb")
    hand_in("crlf", RIGHT.replace("\n", "\r\n"))
    flood = nbformat.reads(hand_in("flood", RIGHT).joinpath("tiny.ipynb").read_text(), as_version=4)
    flood.cells[1].outputs = [nbformat.v4.new_output("stream", text="x" * 50_000_000)]
    hand_in("flood", text=nbformat.writes(flood))
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {},
        "worksheets": [{"cells": [{"cell_type": "code", "input": RIGHT}]}],
    }
    old["worksheets"][0]["cells"][0] |= {"language": "python", "metadata": {}, "outputs": [], "collapsed": False}
    hand_in("old", text=json.dumps(old))
    _, results = grade()
    assert {student: result["score"] for student, result in results.items()} == dict.fromkeys(results, 3)
    assert "the file was called tiny_final (1).ipynb and was taken for tiny.ipynb" in results["renamed"]["output"]
    assert "2 notebooks were handed in: tiny-Copy1.ipynb was graded, tiny.ipynb was not" in results["two"]["output"]


def test_zip_files_of_learning_platforms(own_tiny, hand_in, grade, notebook_with):
    notebook = notebook_with(own_tiny, RIGHT)
    path = own_tiny.root / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Ada Lovelace_1234_assignsubmission_file_/tiny.ipynb", notebook)
        archive.writestr("hopper_LATE_18_977_tiny.ipynb", notebook)
        archive.writestr("noether/tiny.ipynb", notebook)
        archive.writestr("../../outside/tiny.ipynb", notebook)
        archive.writestr("readme", "no student's")
    (own_tiny.root / "nbgrader_config.py").write_text(CONFIG)
    printed, results = grade(path)
    assert "3 students' files unpacked; left out: ../../outside/tiny.ipynb, readme" in printed
    assert {student: result["score"] for student, result in results.items()} == {
        "Ada_Lovelace_1234": 3,
        "hopper": 3,
        "noether": 3,
    }
    assert not (own_tiny.root.parent / "outside").exists()


def test_dask_cluster_gives_the_same(own_tiny, hand_in, grade):
    pytest.importorskip("distributed")
    for student, answer in {"ada": RIGHT, "ben": WRONG, "cleo": RIGHT}.items():
        hand_in(student, answer)
    _, results = grade("--scheduler", "local", "--workers", "2")
    assert {student: result["score"] for student, result in results.items()} == {"ada": 3, "ben": 0, "cleo": 3}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--assignment", "other"], "there is no assignment 'other'"),
        (["--assignment", "tiny"], "nothing was handed in: there is no folder"),
        (["--assignment", "tiny", "--scheduler", "tcp://127.0.0.1:1"], "there is no dask scheduler at tcp://127.0.0.1:1"),
        (["--assignment", "tiny", "missing.zip"], "missing.zip cannot be unpacked"),
    ],
)
def test_mistakes_are_told(own_tiny, hand_in, command, words, told):
    if "--scheduler" in words:
        hand_in("ada", RIGHT)
    done = command(own_tiny.root, "grade", *words)
    assert done.exit_code == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_gradebook_that_does_not_know_the_assignment(own_tiny, hand_in, command):
    hand_in("ada", RIGHT)
    (own_tiny.root / "gradebook.db").unlink()
    done = command(own_tiny.root, "grade", "--assignment", "tiny")
    assert done.exit_code == 2
    assert "the gradebook does not know tiny: run `autograder release tiny` first" in done.stderr


def test_of_the_warm_modules_a_class_gets_those_that_its_solution_imports(course):
    warm = course.assignment("11_house_prices").warm
    assert {"torch", "torch._dynamo", "pandas"} <= set(warm)
    assert not {"torchvision", "sklearn.datasets"} & set(warm)

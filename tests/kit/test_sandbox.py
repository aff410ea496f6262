"""The sandbox as the doctor tries it: every attempt is stopped, with bubblewrap and without."""

import os
import shutil

import pytest

from autograder import doctor, sandbox
from autograder.course import Course, CourseError
from autograder.grading import Grader


@pytest.fixture(params=["full", "reduced"])
def isolation(request, monkeypatch):
    """Let the tests of this file run with each level; without bubblewrap, as where user namespaces are forbidden."""
    if request.param == "full" and not shutil.which("bwrap"):
        pytest.skip("bubblewrap is not installed (Debian: apt install bubblewrap)")
    if request.param == "reduced":
        monkeypatch.setattr(sandbox, "_starts", lambda command: False)
    return request.param


def test_every_attempt_is_stopped(course, isolation):
    found, stopped = doctor.self_test(course)
    assert found == isolation
    assert all(stopped.values()), stopped


def test_a_grading_refuses_less_than_the_course_accepts(course, monkeypatch):
    monkeypatch.setattr(sandbox, "_starts", lambda command: False)
    strict = Course(course.root, course.settings.model_copy(update={"isolation": "full", "warm": []}))
    grader = Grader(strict)
    try:
        with pytest.raises(CourseError, match="autograder doctor"):
            grader.__enter__()
    finally:
        grader.__exit__(None, None, None)


def test_the_worker_has_its_own_user_as_root_and_no_telling_environment(course):
    chosen = sandbox.best_sandbox(10_000_000)
    assert (chosen.uid is not None) == (os.geteuid() == 0 and bool(chosen.command or sandbox.plain_sandbox(1).uid))
    assert not any("solutions" in path or path == str(course.root) for path in chosen.readable)

"""The grading of one submission of a class, in a worker process: see job.py."""

import atexit
import gc
import json
from contextlib import ExitStack, suppress
from pathlib import Path

import nbformat
import torch

from autograder import provenance
from autograder.checks import Check
from autograder.course import Assignment, Course, journals
from autograder.disarm import disarm
from autograder.grading import Graded, Grader, waiting
from autograder.job import Job
from autograder.journal import Journal, write_whole
from autograder.repair import repair
from autograder.results import CheckResult, Result
from autograder.submissions import SubmissionError, read_released, submitted_notebook


def grade_job(job: Job) -> None:
    """Grade what is not yet known of one submission, and write it into its journal."""
    grader = _grader(job)
    assignment = grader.course.assignment(job.assignment)
    checks = provenance.of_checks(assignment)
    journal = Journal(journals(Path(job.root), job.assignment), job.student)
    known = {} if job.force else journal.known(job.source, checks, job.seed if job.chosen_seed else None)
    seed = journal.seed(job.seed) if known else job.seed
    if not known:
        journal.begin(job.source, seed)
    result = Result(job.student, job.assignment, seed)
    for each in waiting(assignment):
        if each.check not in known:
            journal.add(each, checks.pop(each.check))
    missing = {check: hashed for check, hashed in checks.items() if check not in known}
    graded = _graded(grader, assignment, job, result, missing, journal)
    write_whole(journal.executed, nbformat.writes(graded.notebook))
    journal.end(result)


def _graded(
    grader: Grader, assignment: Assignment, job: Job, result: Result, checks: dict[Check, str], journal: Journal
) -> Graded:
    released = read_released(assignment)
    try:
        submitted, chosen = submitted_notebook(Path(job.folder), assignment)
    except SubmissionError as error:
        result.refusal = str(error)
        for check, hashed in checks.items():
            journal.add(CheckResult(check, "failed", result.refusal), hashed)
        return Graded(result, repair(nbformat.v4.new_notebook(), released)[0])
    notebook, mended = repair(submitted, released)
    result.notes = [*chosen, *mended]
    graded = grader.check(
        assignment,
        notebook,
        result,
        list(checks),
        folder=Path(job.folder),
        tell=lambda each: journal.add(each, checks[each.check]),
    )
    disarm(graded.notebook, released)
    return graded


class _Kept:
    """The grader of this process, which serves one job after another as long as the course stays the same."""

    def __init__(self) -> None:
        self.stack = ExitStack()
        self.key = ""
        self.grader: Grader | None = None

    def close(self) -> None:
        with suppress(Exception):  # at the end of the process there is nobody left to tell
            self.stack.close()


_KEPT = _Kept()
atexit.register(_KEPT.close)


def _grader(job: Job) -> Grader:
    key = json.dumps([job.assignment, provenance.as_dict(job.source) | {"submission": ""}])
    return grader_for(job.root, key, job.assignment)


def grader_for(root: str, key: str, assignment: str = "") -> Grader:
    """Return this process's grader of a course or of one assignment, a new one where the key (what it is good for) is new."""
    if _KEPT.grader is None or _KEPT.key != f"{root} {key}":
        torch.set_num_threads(1)  # there are as many workers as cores
        _KEPT.stack.close()
        course = Course.find(Path(root))
        warm = course.assignment(assignment).warm if assignment else None
        _KEPT.grader = _KEPT.stack.enter_context(Grader(course, warm=warm))
        _KEPT.key = f"{root} {key}"
        gc.collect()
        gc.freeze()
    return _KEPT.grader

"""The grading of a class: what is known is kept, the rest goes to workers, and all is recorded as it comes in."""

import errno
import math
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat

from autograder import provenance
from autograder.course import Assignment, Course, CourseError, journals
from autograder.job import Job, grade
from autograder.journal import Journal, write_whole
from autograder.pool import Pool
from autograder.readable import TOLD_CHARACTERS, readable
from autograder.recorder import Recorder
from autograder.results import Result
from autograder.sandbox import WarmProcessError
from autograder.seeds import fresh_seed
from autograder.submissions import read_released

WORTH_A_WORKER = 4  # submissions: a worker needs some seconds to import everything


@dataclass(frozen=True)
class Options:
    """How a class is graded: on how many processes, or on which cluster; with which seed; and whether all is done anew."""

    workers: int = os.cpu_count() or 1
    scheduler: str = ""
    seed: int | None = None
    force: bool = False


class ClassGrading:
    """One run over the submissions of an assignment."""

    def __init__(self, course: Course, assignment: Assignment, recorder: Recorder, options: Options) -> None:
        self.results: list[Result] = []
        self.kept = 0
        self._course, self._assignment, self._recorder, self._options = course, assignment, recorder, options
        self._checks = provenance.of_checks(assignment)
        self._source = provenance.of_course(assignment)
        self._run_seed = fresh_seed() if options.seed is None else options.seed

    def run(self, submissions: dict[str, Path]) -> Iterator[Result]:
        """Grade and record the submissions, by student; yield what is new as it comes in. Raise CourseError."""
        todo = []
        for job in (self._job(student, folder) for student, folder in sorted(submissions.items())):
            if job.force or not self._journal(job).is_final(job.source, self._checks, self._options.seed):
                todo.append(job)
                continue
            self.kept += 1
            self._take(job, None)
        if not todo:
            return
        worth = math.ceil(len(todo) / WORTH_A_WORKER)
        with Pool[Job](min(self._options.workers, worth), self._options.scheduler) as pool:
            for job, error in pool.each(grade, todo):
                yield self._take(job, error)

    def _job(self, student: str, folder: Path) -> Job:
        source = replace(self._source, submission=provenance.of_folder(folder))
        chosen, seed, force = self._options.seed is not None, self._run_seed, self._options.force
        return Job(str(self._course.root), self._assignment.name, student, str(folder), source, seed, chosen, force)

    def _take(self, job: Job, error: BaseException | None) -> Result:
        """Record what a job gave."""
        journal = self._journal(job)
        if error:
            self._write_down(job, journal, error)
        result = journal.result(self._assignment, self._checks)
        if not self._recorder.has(journal, result):
            self._record(Path(job.folder), journal, result)
        self.results.append(result)
        return result

    def _record(self, folder: Path, journal: Journal, result: Result) -> None:
        try:
            self._recorder.record(folder, journal, result)
        except CourseError:
            raise
        except Exception as error:  # one student's files must not stop the others; the next run tries again
            result.problem = readable(f"it could not be recorded: {type(error).__name__}: {error}", TOLD_CHARACTERS)

    def _write_down(self, job: Job, journal: Journal, error: BaseException) -> None:
        """End the journal of a job that broke; raise what would break all the others too."""
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise CourseError(f"{error}: make room and run the same command again; what is graded is kept") from error
        if isinstance(error, CourseError | WarmProcessError):
            raise error
        if not journal.path.exists():
            journal.begin(job.source, job.seed)
        if not journal.executed.exists():
            write_whole(journal.executed, nbformat.writes(read_released(self._assignment)))
        problem = readable(f"{type(error).__name__}: {error}", TOLD_CHARACTERS)
        journal.end(Result(job.student, job.assignment, job.seed, problem=problem))

    def _journal(self, job: Job) -> Journal:
        return Journal(journals(self._course.root, job.assignment), job.student)

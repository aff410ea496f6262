"""One run of `nbgrader autograde` over a class: a line for each submission as it is graded, and a summary at the end."""

import atexit
import sys
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from nbformat import NotebookNode

from autograder import report
from autograder.course import Course, CourseError
from autograder.grading import Graded, Grader
from autograder.results import Result
from autograder.seeds import fresh_seed
from autograder.warm import WarmProcessError


class ClassRun:
    """One `nbgrader autograde`: its grader, its seed, and the results so far."""

    def __init__(self, course: Course) -> None:
        self.course, self.seed = course, fresh_seed()
        self._results: list[Result] = []
        self._stack = ExitStack()
        self._grader: Grader | None = None
        self._console = report.console()
        atexit.register(self._finish)

    def grade(self, name: str, student: str, notebook: NotebookNode, folder: Path, *, notes: list[str], refusal: str) -> Graded:
        """Grade one repaired submission, unless something forbids it, and print its line."""
        graded = Graded(Result(student, name, self.seed, refusal=refusal), notebook)
        try:
            if not refusal:
                self._grader = self._grader or self._stack.enter_context(Grader(self.course))
                graded = self._grader.check(self.course.assignment(name), notebook, student, self.seed, notes, folder)
        except (CourseError, WarmProcessError) as error:
            graded.result.problem = str(error)
        self._results.append(graded.result)
        self._console.print(report.result_line(student, graded.result))
        return graded

    def _finish(self) -> None:
        self._stack.close()
        if self._results:
            self._console.print(report.class_summary(self._results))
        sys.stdout.flush()


@cache
def class_run() -> ClassRun:
    """Return the run of this process."""
    return ClassRun(Course.find())

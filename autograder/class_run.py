"""A class graded for a person at a terminal, by `nbgrader autograde` or by `autograder grade --assignment`: it is the same."""

import re
import sys
from contextlib import chdir
from glob import glob
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGrader
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
from rich.text import Text

from autograder import report
from autograder.class_grading import ClassGrading, Options
from autograder.course import Course, CourseError
from autograder.recorder import Recorder
from autograder.results import Result
from autograder.sandbox import WarmProcessError


def autograde(converter: Autograde) -> None:
    """Do what `nbgrader autograde` does, with the kit. Raise NbGraderException with everything told."""
    try:
        course = Course.find(Path(converter.coursedir.root))
        grade_class(course, converter.coursedir, converter, Options(force=converter.force))
    except (CourseError, WarmProcessError) as error:
        print(f"autograder: {error}", file=sys.stderr)
        raise NbGraderException(str(error)) from error


def course_directory(course: Course, assignment: str) -> tuple[CourseDirectory, NbGrader]:
    """Return nbgrader's own view of the course, as its configuration gives it, and the application that read it."""
    with chdir(course.root):
        app = NbGrader()
        app.initialize([])
    app.coursedir.assignment_id = assignment
    return app.coursedir, app


def grade_class(
    course: Course, places: CourseDirectory, parent: Any, options: Options, *, feedback: bool = False
) -> list[Result]:
    """Grade and record all submissions of an assignment, and show a line for each, how far it is, and a summary."""
    assignment = course.assignment(places.assignment_id)
    submissions = find_submissions(places)
    console = report.console()
    columns = (BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    with Recorder(places, assignment, parent, feedback=feedback) as recorder, progress as bar:
        run = ClassGrading(course, assignment, recorder, options)
        task = bar.add_task("", total=len(submissions))
        for result in run.run(submissions):
            bar.console.print(report.result_line(result.file, result))
            bar.update(task, completed=len(run.results))
    console.print(report.class_summary(run.results, run.kept))
    return run.results


class _Rate(ProgressColumn):
    """How many submissions a minute."""

    def render(self, task: Task) -> Text:
        return Text(f"{60 * task.speed:.0f} a minute" if task.speed else "")


def find_submissions(places: CourseDirectory) -> dict[str, Path]:
    """Return the folders that were handed in, by student. Raise CourseError where there are none."""
    pattern = places.format_path(places.submitted_directory, places.student_id, places.assignment_id)
    name = re.compile(places.format_path(places.submitted_directory, "(?P<student>.*)", places.assignment_id, escape=True))
    found = {match["student"]: Path(path) for path in glob(pattern) if (match := name.fullmatch(path))}
    excluded = set(places.student_id_exclude.split(",")) if places.student_id_exclude else set()
    submissions = {student: folder for student, folder in found.items() if folder.is_dir() and student not in excluded}
    if not submissions:
        raise CourseError(f"nothing was handed in: there is no folder {pattern}")
    return submissions

"""The record of a class: nbgrader's gradebook, the executed notebooks and the feedback pages.

One process writes it, a submission at a time: all of its scores in one transaction, so the gradebook never holds half of them.
"""

import os
import shutil
import sys
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import nbformat
from nbconvert.writers import FilesWriter
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Grade, Gradebook, GradeCell, MissingEntry, SubmittedAssignment, SubmittedNotebook
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties, GetGrades
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from autograder.course import Assignment, CourseError
from autograder.disarm import plain
from autograder.feedback import GradesOf, PageExporter
from autograder.journal import Journal, write_whole
from autograder.notebooks import grade_id, is_solution, solution_cells
from autograder.results import Result
from autograder.submissions import files_beside
from autograder.verdicts import write_verdicts

READ_ONLY = 0o444


class Recorder:
    """Records the results of one assignment. `parent` is the nbgrader application whose configuration holds."""

    def __init__(self, course_directory: CourseDirectory, assignment: Assignment, parent: Any, *, feedback: bool) -> None:
        self._places, self._assignment = course_directory, assignment
        self._gradebook = Gradebook(course_directory.db_url, course_directory.course_id)
        self._penalties = AssignLatePenalties(parent=parent)
        self._penalties.init_plugin()
        self._pages = _pages(course_directory, parent, self._gradebook) if feedback else None
        self._require_assignment()
        self._recorded = self._scores()

    def __enter__(self) -> "Recorder":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._gradebook.close()

    def has(self, journal: Journal, result: Result) -> bool:
        """Say whether a result is recorded as it is."""
        executed, page = self._executed(result.file), self._page(result.file)
        if self._recorded.get(result.file) != {name: _auto_score(result, name) for name in result.exercises()}:
            return False
        last = journal.executed.stat().st_mtime_ns
        return _is_newer(executed, last) and (self._pages is None or _is_newer(page, last))

    def record(self, folder: Path, journal: Journal, result: Result) -> None:
        """Record a result: the executed notebook beside the submission's other files, the scores, the feedback page."""
        notebook = nbformat.read(journal.executed, as_version=4)
        write_verdicts(notebook, result)
        self._save_scores(folder, notebook, result)
        executed = self._executed(result.file)
        shutil.rmtree(executed.parent, ignore_errors=True)
        for name, content in files_beside(folder, self._assignment.limits.scratch_bytes).items():
            (executed.parent / name).parent.mkdir(parents=True, exist_ok=True)
            (executed.parent / name).write_bytes(content)
        executed.parent.mkdir(parents=True, exist_ok=True)
        write_whole(executed, nbformat.writes(notebook))
        executed.chmod(READ_ONLY)
        if self._pages:
            shutil.rmtree(self._page(result.file).parent, ignore_errors=True)
            self._write_page(str(executed))

    def _write_page(self, executed: str) -> None:
        assert self._pages
        try:
            self._pages.convert_single_notebook(executed)
        except Exception as error:  # one student's page must not stop the others
            print(f"autograder: no feedback page of {executed}: {type(error).__name__}: {error}", file=sys.stderr)

    def _require_assignment(self) -> None:
        name = self._assignment.name
        try:
            self._gradebook.find_notebook(name, name)
        except MissingEntry as error:
            self._gradebook.close()
            raise CourseError(f"the gradebook does not know {name}: run `autograder release {name}` first") from error

    def _save_scores(self, folder: Path, notebook: NotebookNode, result: Result) -> None:
        session = self._gradebook.db
        session.commit = session.flush  # nbgrader commits each step by itself
        try:
            self._set_scores(folder, notebook, result)
            del session.commit
            session.commit()
        except OperationalError as error:
            raise CourseError(f"the gradebook cannot be written ({error.orig}): run the same command again") from error
        finally:
            vars(session).pop("commit", None)
            session.rollback()

    def _set_scores(self, folder: Path, notebook: NotebookNode, result: Result) -> None:
        name, student, book = self._assignment.name, result.file, self._gradebook
        timestamp = self._timestamp(folder)
        book.update_or_create_student(student)
        submission = book.update_or_create_submission(name, student, **({"timestamp": timestamp} if timestamp else {}))
        for exercise in result.exercises():
            grade = book.find_grade(exercise, name, name, student)
            grade.auto_score = _auto_score(result, exercise)
            grade.needs_manual_grade = _needs_person(result, exercise) or grade.manual_score is not None
        comments = _comments(notebook, result)
        for cell in filter(is_solution, notebook.cells):
            comment = book.find_comment(grade_id(cell), name, name, student)
            comment.auto_comment = comments.get(grade_id(cell)) or _no_response(cell)
        book.db.flush()
        self._set_penalty(submission, book.find_submission_notebook(name, name, student))

    def _timestamp(self, folder: Path) -> datetime | None:
        try:
            return self._places.get_existing_timestamp(str(folder))
        except Exception:  # nbgrader itself breaks where a student has written one that is none
            return None

    def _set_penalty(self, submission: SubmittedAssignment, notebook: SubmittedNotebook) -> None:
        notebook.late_submission_penalty = None
        if submission.total_seconds_late > 0:
            late = submission.total_seconds_late
            penalty = self._penalties.plugin_inst.late_submission_penalty(submission.student_id, notebook.score, late)
            if penalty is not None:
                notebook.late_submission_penalty = self._penalties._check_late_penalty(notebook, penalty)

    def _scores(self) -> dict[str, dict[str, float | None]]:
        """Return every student's scores of this assignment: asked one by one, they would take seconds for a class."""
        rows = (
            select(SubmittedAssignment.student_id, GradeCell.name, Grade.auto_score)
            .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
            .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
            .join(GradeCell, GradeCell.id == Grade.cell_id)
            .where(SubmittedAssignment.assignment.has(name=self._assignment.name))
        )
        scores: dict[str, dict[str, float | None]] = {}
        for student, name, score in self._gradebook.db.execute(rows):
            scores.setdefault(student, {})[name] = score
        return scores

    def _executed(self, student: str) -> Path:
        folder = self._places.format_path(self._places.autograded_directory, student, self._assignment.name)
        return Path(folder, f"{self._assignment.name}.ipynb")

    def _page(self, student: str) -> Path:
        folder = self._places.format_path(self._places.feedback_directory, student, self._assignment.name)
        return Path(folder, f"{self._assignment.name}.html")


def _pages(course_directory: CourseDirectory, parent: Any, gradebook: Gradebook) -> GenerateFeedback:
    """Return nbgrader's own converter to feedback pages, ready to convert one notebook after another."""
    pages = GenerateFeedback(coursedir=course_directory, parent=parent)
    pages.writer = FilesWriter(parent=pages, config=pages.config)
    pages.exporter = PageExporter(parent=pages, config=pages.config)
    for preprocessor in pages.preprocessors:
        pages.exporter.register_preprocessor(GradesOf(gradebook) if preprocessor is GetGrades else preprocessor)
    return pages


def _auto_score(result: Result, exercise: str) -> float | None:
    checks = result.of(exercise)
    return None if any(each.outcome == "error" for each in checks) else sum(each.score or 0.0 for each in checks)


def _needs_person(result: Result, exercise: str) -> bool:
    return bool(result.refusal or result.problem) or _auto_score(result, exercise) is None or result.waits(exercise)


def _comments(notebook: NotebookNode, result: Result) -> dict[str, str]:
    """Return what is said, on its first solution cell, of each exercise that a person must look at."""
    waiting = [exercise for exercise in result.exercises() if _needs_person(result, exercise)]
    cells = {exercise: solution_cells(notebook, exercise) for exercise in waiting}
    # a comment is rendered as Markdown, and may quote the file
    return {grade_id(found[0]): plain(result.told_student(exercise)) for exercise, found in cells.items() if found}


def _no_response(cell: NotebookNode) -> str | None:
    """Return nbgrader's comment on a cell that is as it was released."""
    return "No response." if cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell) else None


def _is_newer(path: Path, time: int) -> bool:
    return path.exists() and os.stat(path).st_mtime_ns >= time

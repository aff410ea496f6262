"""The kit's steps in `nbgrader autograde`: repair a submission, grade it, save the points."""

import html
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_notebook, new_output
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from autograder import report
from autograder.class_run import class_run
from autograder.disarm import disarm, plain
from autograder.notebooks import exercise_of, solution_cells
from autograder.repair import repair
from autograder.results import Result
from autograder.submissions import SubmissionError, read_notebook, read_released

KEPT = "autograder"
Converted = tuple[NotebookNode, dict[str, Any]]


class TolerantExporter(NotebookExporter):
    """Read a submission; one that cannot be read becomes an empty notebook, and `resources` says why."""

    def from_file(self, file_stream: Any, resources: dict[str, Any] | None = None, **settings: Any) -> Any:
        resources = resources or {}
        try:
            notebook = read_notebook(Path(file_stream.name))
        except SubmissionError as error:
            notebook, resources[KEPT] = new_notebook(), str(error)
        return self.from_notebook_node(notebook, resources, **settings)


class RepairSubmission(NbGraderPreprocessor):
    """Rebuild the submission from the released notebook and the student's cells."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> Converted:
        assignment = class_run().course.assignment(resources["nbgrader"]["assignment"])
        repaired, notes = repair(nb, read_released(assignment))
        refusal = resources.get(KEPT, "")
        repaired.metadata[KEPT] = {"notes": [] if refusal else notes, "refusal": refusal}
        return repaired, resources


class GradeSubmission(NbGraderPreprocessor):
    """Run and check the submission, and write what was decided into the outputs of its test cells."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> Converted:
        place = resources["nbgrader"]
        folder = Path(resources["metadata"]["path"])
        graded = class_run().grade(place["assignment"], place["student"], nb, folder, **nb.metadata.pop(KEPT))
        disarm(graded.notebook, read_released(class_run().course.assignment(place["assignment"])))
        tests = [cell for cell in graded.notebook.cells if exercise_of(cell)]
        for cell in tests:
            _write_verdict(cell, graded.result, exercise_of(cell))
        if tests and graded.result.notes:
            about = "".join(f"About this notebook: {note}\n" for note in graded.result.notes)
            tests[0].outputs.insert(0, new_output("stream", name="stdout", text=about))
        return graded.notebook, resources


class EscapeNames(NbGraderPreprocessor):
    """Escape a student's name, which is a folder's and may be anything: nbgrader's pages print it as it is."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> Converted:
        for key in ("student", "first_name", "last_name"):
            if resources.get(key):
                resources[key] = html.escape(resources[key])
        return nb, resources


class SaveGrades(SaveAutoGrades):
    """Save the scores; what could not be graded gets none, a mark for manual review, and the reason as a comment."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> Converted:
        self._reasons = {cell.metadata.nbgrader.grade_id: cell.metadata.get(KEPT) for cell in nb.cells if exercise_of(cell)}
        self._comments = {
            cells[0].metadata.nbgrader.grade_id: reason
            for exercise, reason in self._reasons.items()
            if reason and (cells := solution_cells(nb, exercise))
        }
        return super().preprocess(nb, resources)

    def _add_score(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        super()._add_score(cell, resources)
        name = cell.metadata.nbgrader.grade_id
        if self._reasons.get(name):
            grade = self.gradebook.find_grade(name, self.notebook_id, self.assignment_id, self.student_id)
            grade.auto_score, grade.needs_manual_grade = None, True
            self.gradebook.db.commit()

    def _add_comment(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        super()._add_comment(cell, resources)
        name = cell.metadata.nbgrader.grade_id
        if reason := self._comments.get(name):
            comment = self.gradebook.find_comment(name, self.notebook_id, self.assignment_id, self.student_id)
            comment.auto_comment = reason
            self.gradebook.db.commit()


def _write_verdict(cell: NotebookNode, result: Result, exercise: str) -> None:
    """Replace a test cell's outputs: nbgrader reads its points from the first result, people read the report above it."""
    checks = result.of(exercise)
    if result.refusal or result.problem or any(each.outcome == "error" for each in checks):
        cell.metadata[KEPT] = plain(result.told_student())  # a comment is rendered as Markdown, and may quote the file
    told = {"text/html": report.cell_html(checks), "text/plain": report.cell_text(checks)}
    visible = [
        new_output("stream", name="stdout", text=f"Visible tests: {each.ename}: {each.evalue}\n") for each in _errors(cell)
    ]
    score = sum(each.score or 0.0 for each in checks)
    verdict = new_output("execute_result", data={"text/plain": f"{score:g}"}, execution_count=cell.execution_count)
    cell.outputs = [*visible, new_output("display_data", data=told), verdict]


def _errors(cell: NotebookNode) -> list[NotebookNode]:
    return [output for output in cell.outputs if output.output_type == "error"]

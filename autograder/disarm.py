"""Take out of an executed submission what would run in the browser of the person who opens its feedback page.

And what would keep busy the program that makes this page: a megabyte of nested tags takes hours to sanitise.
"""

import re
from collections.abc import Callable
from html import escape, unescape

from bleach import ALLOWED_TAGS, clean
from nbformat import NotebookNode

# Tables as pandas shows them, and text. No links: each leads away from the page, to another host or to a file that was
# handed in beside the notebook. No pictures by address: opening a page must fetch nothing from elsewhere.
_SHOWN = "table thead tbody tfoot tr th td caption div span p br hr pre sub sup h1 h2 h3 h4 h5 h6"
TAGS = {*ALLOWED_TAGS, *_SHOWN.split()} - {"a"}
ATTRIBUTES = {"td": ["colspan", "rowspan"], "th": ["colspan", "rowspan"]}

# The time that a text takes grows with the square of the number of its tags, or of its colours on a terminal.
MOST_TAGS = 5_000
MOST_TAGS_IN_ALL = 20_000
MOST_CHARACTERS_IN_ALL = 1_000_000
MOST_MARKDOWN = 20_000
MOST_COLOURS = 5_000

# The sanitiser leaves what is between these tags as text; pandas begins its tables with a style.
_STYLE = re.compile(r"<(style|script)\b[^<>]*>[^<]*</\1\s*>", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w+;")

# The sanitiser knows HTML only. Links in Markdown and in formulas may run code too, and so they stay as text; a heading
# may take the name of a field of the page. An invisible space of no width keeps each of them from being one.
_BREAK = "\u200b"
_MARKDOWN_LINK = re.compile(r"\](?=\s*[(:])")
_ADDRESS = re.compile(r"(?<=:)(?=//)")
_HEADING = re.compile(r"^([ \t>*+-]*(?:\d+[.)][ \t]+)?#{1,6}[ \t]+)|^(?=.*\n[ \t>]*(?:=+|-+)[ \t]*$)", re.MULTILINE)
_FORMULA_LINK = re.compile(r"\\(href|require|style|class|cssId|html[a-z]*)(?![a-z])", re.IGNORECASE)

# nbgrader shows its comments as Markdown with HTML in one place, and as they are in another.
_LOOKS_ALIKE = str.maketrans({"<": "‹", ">": "›", "&": "＆", "$": "＄", "\\": "＼", "`": "'"})


def disarm(notebook: NotebookNode, released: NotebookNode) -> None:
    """Sanitise, in place, all outputs and every text that was not released so."""
    disarming = _Disarming()
    ours = {cell.source for cell in released.cells}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            for output in cell.outputs:
                disarming.output(output)
        elif cell.source not in ours:
            cell.source = disarming.markdown(cell.source)


def plain(text: str) -> str:
    """Return a text for nbgrader's comments that looks the same where they are shown as Markdown and where they are not."""
    return _broken(" ".join(text.translate(_LOOKS_ALIKE).split()))


class _Disarming:
    """The sanitising of one notebook, which may take so much and no more."""

    def __init__(self) -> None:
        self._tags, self._characters = MOST_TAGS_IN_ALL, MOST_CHARACTERS_IN_ALL
        self._readers: dict[str, Callable[[str], str]] = {
            "text/html": self.html,
            "text/markdown": self.markdown,
            "text/plain": _with_few_colours,
            "image/png": str,
            "image/jpeg": str,
        }

    def output(self, output: NotebookNode) -> None:
        if output.output_type == "stream":
            output.text = _with_few_colours(output.text)
        elif output.output_type == "error":
            output.traceback = [_with_few_colours("\n".join(output.traceback))]
        else:
            told = {mime: self._readers[mime](_joined(text)) for mime, text in output.data.items() if mime in self._readers}
            output.data = told or {"text/plain": f"[not shown here: {', '.join(output.data)[:200]}]"}

    def html(self, html: str) -> str:
        # MathJax reads the text of HTML too, and passes over what has this class.
        return f'<div class="tex2jax_ignore">{self._sanitised(html)}</div>'

    def markdown(self, markdown: str) -> str:
        cut = f"{markdown[:MOST_MARKDOWN]}\n\n[cut here]" if len(markdown) > MOST_MARKDOWN else markdown
        # Formulas could be spelt with entities. The character that begins a tag stays as it is.
        spelt_out = _ENTITY.sub(lambda found: escape(unescape(found[0]), quote=False), self._sanitised(cut))
        quoted = spelt_out.replace("&gt;", ">")
        return _HEADING.sub(rf"\g<0>{_BREAK}", _broken(quoted))

    def _sanitised(self, html: str) -> str:
        tags = html.count("<")
        self._tags, self._characters = self._tags - tags, self._characters - len(html)
        if tags > MOST_TAGS or min(self._tags, self._characters) < 0:
            return "[not shown here: too much HTML]"
        try:
            return str(clean(_STYLE.sub("", html), tags=TAGS, attributes=ATTRIBUTES, strip=True))
        except Exception:  # the parser's own mistakes must not cost a submission its grade
            return escape(html)


def _broken(text: str) -> str:
    """Return Markdown whose links, and whose formulas' links, are none any more."""
    text = _ADDRESS.sub(_BREAK, _MARKDOWN_LINK.sub(f"]{_BREAK}", text))
    return _FORMULA_LINK.sub(r"\\text{\1}", text)


def _joined(text: str | list[str]) -> str:
    """Return a text that may be stored as a list of its lines."""
    return text if isinstance(text, str) else "".join(text)


def _with_few_colours(text: str) -> str:
    """Return a text for a terminal; making HTML of one with very many colours takes minutes."""
    return text if text.count("\x1b") <= MOST_COLOURS else text.replace("\x1b", "")

"""Disarming: what a submission shows stays readable, and nothing of it runs, leads away, or takes for ever."""

import pytest
from nbconvert.filters import markdown2html
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from autograder.disarm import disarm, plain

TABLE = """<div><style scoped>.dataframe tbody tr th { vertical-align: top }</style>
<table border="1" class="dataframe"><tr><th colspan="2">a</th></tr><tr><td onclick="x()">1 &lt; 2</td></tr></table></div>"""
NESTED = "<ul><li>" * 50_000


@pytest.fixture
def disarmed():
    """Disarm one output of a cell, and return it."""

    def disarm_output(kind="display_data", **fields):
        notebook = new_notebook(cells=[new_code_cell("x", outputs=[new_output(kind, **fields)])])
        disarm(notebook, new_notebook())
        return notebook.cells[0].outputs[0]

    return disarm_output


@pytest.fixture
def page():
    """Disarm a Markdown cell, and return the HTML that nbgrader's pages show for it."""

    def render(text, released=()):
        notebook = new_notebook(cells=[new_markdown_cell(text)])
        disarm(notebook, new_notebook(cells=[new_markdown_cell(each) for each in released]))
        return markdown2html(notebook.cells[0].source)

    return render


def test_table_keeps_its_cells_and_loses_its_style_and_handlers(disarmed):
    html = disarmed(data={"text/html": TABLE}).data["text/html"]
    assert '<th colspan="2">a</th>' in html
    assert "<td>1 &lt; 2</td>" in html
    assert "vertical-align" not in html
    assert "onclick" not in html


def test_formula_in_html_is_passed_over(disarmed):
    html = disarmed(data={"text/html": r"$\href{javascript:x}{y}$"}).data["text/html"]
    assert html.startswith('<div class="tex2jax_ignore">')


def test_link_leads_nowhere(disarmed):
    assert disarmed(data={"text/html": '<a href="beside.html">mine</a>'}).data["text/html"].count("mine") == 1
    assert "href" not in disarmed(data={"text/html": '<a href="beside.html">mine</a>'}).data["text/html"]


def test_text_in_lines_is_read_as_one(disarmed):
    assert disarmed(data={"text/html": ["<b>a", "</b><script>x"]}).data["text/html"].count("<b>a</b>x") == 1


def test_type_that_is_not_shown_is_named(disarmed):
    assert disarmed(data={"image/svg+xml": "<svg/>"}).data == {"text/plain": "[not shown here: image/svg+xml]"}
    assert disarmed(data={"image/svg+xml": "<svg/>", "text/plain": "x"}).data == {"text/plain": "x"}


def test_far_too_much_html_is_not_shown(disarmed):
    assert "[not shown here: too much HTML]" in disarmed(data={"text/html": NESTED}).data["text/html"]


def test_many_outputs_share_one_allowance():
    outputs = [new_output("display_data", data={"text/html": "<b>x</b>" * 2_000}) for _ in range(9)]
    notebook = new_notebook(cells=[new_code_cell("x", outputs=outputs)])
    disarm(notebook, new_notebook())
    shown = ["too much" not in output.data["text/html"] for output in notebook.cells[0].outputs]
    assert shown == [True] * 5 + [False] * 4


@pytest.mark.parametrize("kind", ["stream", "error", "display_data"])
def test_colours_stay_unless_there_are_far_too_many(disarmed, kind):
    def shown(text):
        fields = {"stream": {"text": text}, "error": {"traceback": [text]}, "display_data": {"data": {"text/plain": text}}}
        return str(disarmed(kind, **fields[kind]))

    assert "\\x1b" in shown("\x1b[31mred")
    assert "\\x1b" not in shown("\x1b[31mred" * 6_000)


def test_markdown_stays_markdown(page):
    html = page("# Mine\n\n> quoted\n\n- **a** < `b > c`\n\n$x_1 < 2$\n\n| a |\n|---|\n| 1 |")
    for tag in ("<h1", "<blockquote>", "<li>", "<strong>", "<code>b &gt; c</code>", "<table>", "$x_1"):
        assert tag in html


def test_released_text_is_left_alone(page):
    assert 'href="https://pytorch.org"' in page("[docs](https://pytorch.org)", released=["[docs](https://pytorch.org)"])
    assert "href" not in page("[docs](https://pytorch.org)")


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:y)",
        "[x]\n\n[x]: javascript:y",
        "https://hostile.test",
        "<https://hostile.test>",
        "![x](https://hostile.test/x.png)",
        "&#91;x&#93;(javascript:y)",
    ],
)
def test_markdown_link_is_text(page, text):
    assert "href" not in page(text)
    assert "src" not in page(text)


@pytest.mark.parametrize("formula", [r"\href{x}{y}", r"\href1{y}", r"\&#104;ref{x}{y}", r"\hr<b></b>ef{x}{y}", r"\let\x\href_"])
def test_link_in_a_formula_is_text(page, formula):
    assert r"\href" not in page(f"&#36;{formula}&#36;")
    assert r"\href" not in page(f"${formula}$").replace("<b></b>", "")


def test_heading_does_not_take_the_name_of_a_field(page):
    for heading in ("# double", "double\n===", "double\n---", "> # double", "1. # double"):
        assert 'id="double"' not in page(heading)


@pytest.mark.parametrize(
    "text", ["<img src=x onerror=y>", "[x](javascript:y)", "https://x.y", "$$a$$ <b>", "`<b>`", "a\n\n<b>"]
)
def test_plain_text_is_only_text_where_it_is_shown_as_markdown(text):
    html = markdown2html(plain(f"The file cannot be read ({text})"))
    assert html.count("<") == 2, html  # one paragraph


def test_plain_text_keeps_ordinary_words():
    sentence = "tiny.ipynb is not a notebook (Expecting value: line 1, column 2): hand in the .ipynb file that JupyterLab saves"
    assert plain(sentence) == sentence

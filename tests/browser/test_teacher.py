"""A teacher's browser: whatever a submission holds, looking at it runs nothing, fetches nothing and leads nowhere.

Each file below payloads/ is one hostile submission; the folder says where its text goes. In it, PWN stands for a call that
tells that a script of this payload ran, HOST for an address on another host, and NAME for the payload's name.
"""

import json
import re
import shutil
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbconvert.filters import markdown2html
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell
from nbgrader.api import Gradebook

from autograder.course import Course
from autograder.disarm import plain
from autograder.notebooks import solution_cells

HERE = Path(__file__).parent
NAME = "tiny"
TOGETHER = ("html", "markdown", "formula", "code")
SOLUTION = '''
# %% [markdown]
# # Tiny

# %% solution="double"
def double(x):
    """Return twice x."""
    ### BEGIN SOLUTION
    return x + x
    ### END SOLUTION

# %% test="double"
assert double(1) == 2, "double(1) is 2"
'''
CHECKS = '''
from autograder.checks import exercise, points
from autograder.compare import assert_close


@exercise("double")
class TestDouble:
    @points(2, hint="multiply by 2")
    def test_number(self, student, solution):
        """double gives twice a number."""
        assert_close(student.double(3), solution.double(3))
'''
SHOW = "from IPython.display import display\ndisplay({{{mime!r}: {text!r}}}, raw=True)"


@dataclass(frozen=True)
class Payload:
    """One hostile text, and where it goes: the folder that it lies in."""

    path: Path

    @property
    def place(self) -> str:
        return self.path.parent.name

    @property
    def name(self) -> str:
        return f"{self.place}_{self.path.stem}"

    def text(self, where: str = "") -> str:
        name = f"{self.name}.{where}" if where else self.name
        text = self.path.read_text().replace("PWN", f"pwned(/{name}/)")
        return text.replace("HOST", f"http://hostile.test/{name}").replace("NAME", name)

    @property
    def student(self) -> str:
        """Who hands it in: most payloads share a notebook with those of their kind, and each has cells of its own."""
        return self.place if self.place in TOGETHER else self.name

    def put_into(self, notebook: NotebookNode) -> None:
        if self.place == "notebook":
            names: dict = {}
            exec(compile(self.text(), str(self.path), "exec"), names)
            names["edit"](notebook)
        elif self.place == "answer":
            solution_cells(notebook, "double")[0].source = self.text()
        else:
            notebook.cells[:0] = self.cells()

    def cells(self) -> list[NotebookNode]:
        if self.place in ("code", "alone"):
            return [new_code_cell(self.text())]
        if self.place == "formula":
            return self._shown(lambda where: f"${self.text(where).strip()}$ and \\\\({self.text(where).strip()}\\\\)")
        return self._shown(self.text)

    def _shown(self, text) -> list[NotebookNode]:
        """Put one text wherever HTML or Markdown is rendered."""
        return [
            new_code_cell(SHOW.format(mime="text/html", text=text("html_output"))),
            new_code_cell(SHOW.format(mime="text/markdown", text=text("markdown_output"))),
            new_markdown_cell(text("markdown_cell")),
            new_raw_cell(text("raw_cell")),
        ]


PAYLOADS = [Payload(path) for path in sorted(HERE.glob("payloads/*/*")) if path.is_file()]
STUDENTS = sorted({payload.student for payload in PAYLOADS})
HOSTILE_STUDENT = "<img src=x onerror=pwned(0)>"


def each_payload(chosen=lambda payload: True):
    """Parametrise a test with the payloads, each under its name."""
    return pytest.mark.parametrize("payload", [pytest.param(each, id=each.name) for each in PAYLOADS if chosen(each)])


EACH = each_payload()


# Seen from the browser


class Watch:
    """A browser's view that notes whatever a payload would want: scripts, requests, navigation, dialogs, links."""

    def __init__(self, browser, headers: dict[str, str] | None = None) -> None:
        self.found: list[str] = []
        self.context = browser.new_context(extra_http_headers=headers or {}, viewport={"width": 1200, "height": 1000})
        self.context.add_init_script("window.pwned = name => console.log('script ran: ' + name)")
        self.context.route("**/*", self._route)
        self.context.on("console", lambda said: self._note(said.text) if said.text.startswith("script ran") else None)
        self.page = self.context.new_page()
        self.context.on("page", lambda page: self._note(f"new window: {page.url}"))
        self.page.on("dialog", self._dismiss)
        self.page.on("download", lambda download: self._note(f"download: {download.url}"))
        self.page.on("framenavigated", self._navigated)
        self.home = ""

    def visit(self, url: str) -> list[str]:
        """Open a page, click on what it shows of the submission, and return what happened and what should not be in it."""
        self.home = url
        self.page.goto(url)
        return self._look()

    def show(self, html: str) -> list[str]:
        """Do the same with a text that nothing has been taken out of."""
        self.home = "http://control.test/"
        self.shown = f'<!doctype html><div id="notebook-container"><div class="rendered_html">{html}</div></div>'
        self.page.goto(self.home, wait_until="commit")
        return self._look()

    def _look(self) -> list[str]:
        from playwright.sync_api import Error

        try:
            self.found += self.page.evaluate(INSPECT, SHOWN)
            self.page.evaluate(POKE, SHOWN)
            self.page.wait_for_timeout(100)  # for what does not happen at once
        except Error as error:  # the page was left while it was looked at
            self._note(f"the page went away: {error.message[:100]}")
        found, self.found = self.found, []
        return found

    def _route(self, route) -> None:
        url = route.request.url
        if url == self.home == "http://control.test/":
            route.fulfill(body=self.shown, content_type="text/html")
        elif url.startswith(("data:", "blob:")) or self._is_ours(url):
            route.continue_()
        else:
            if not url.startswith(MATHJAX):  # which nbgrader's own pages ask for
                self._note(f"request: {url}")
            route.abort()

    def _is_ours(self, url: str) -> bool:
        home, asked = urllib.parse.urlsplit(self.home), urllib.parse.urlsplit(url)
        if (home.scheme, home.netloc) != (asked.scheme, asked.netloc):
            return False
        return url == self.home or asked.path.startswith(("/formgrader/static/", "/formgrader/api/"))

    def _navigated(self, frame) -> None:
        where = frame.url.partition("#")[0].partition("?index=")[0]  # formgrader notes there which field was the last
        if where not in (self.home, "about:blank"):
            self._note(f"navigation: {frame.url}")

    def _dismiss(self, dialog) -> None:
        self._note(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note(self, what: str) -> None:
        self.found.append(urllib.parse.unquote(what)[:1000])


MATHJAX = "https://cdnjs.cloudflare.com/ajax/libs/mathjax/"

# Where the pages show what comes from the notebook; around it are nbgrader's own fields, buttons and links.
SHOWN = "#notebook-container :is(.rendered_html, .output, .input_area, .panel-footer) *"

INSPECT = r"""shown => {
    const allowed = new Set(`a abbr acronym b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img input
        li ol p pre span strong sub sup table tbody td tfoot th thead tr ul`.split(/\s+/));
    const found = [], about = element => element.outerHTML.slice(0, 300);
    for (const element of document.querySelectorAll(shown)) {
        if (element.matches("textarea.comment")) continue;
        const name = element.localName;
        if (!allowed.has(name)) found.push("element " + name + ": " + about(element));
        if (name === "input" && !(element.type === "checkbox" && element.disabled)) found.push("field: " + about(element));
        for (const {name, value} of element.attributes) {
            const fine = {
                href: /^#/, src: /^data:image\/(png|jpeg);base64,/, id: /./, name: /^(comment-)?[\w-]+$/, class: /./,
                style: /^(?!.*(url|position|expression|import|behavior))/i, type: /^checkbox$/, disabled: /^$/, checked: /^$/,
                width: /^\d+$/, height: /^\d+$/, alt: /^/, title: /^/, colspan: /^\d+$/, rowspan: /^\d+$/, tabindex: /^-1$/,
            }[name];
            if (!fine || !fine.test(value)) found.push("attribute " + name + ": " + about(element));
        }
    }
    for (const element of document.querySelectorAll("[id]")) {
        const twin = element.matches(shown) ? null : document.querySelector(`:is(${shown})#${CSS.escape(element.id)}`);
        if (twin) found.push("a name of the page's own: " + about(twin));
    }
    const texts = document.createTreeWalker(document.getElementById("notebook-container") || document, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const inside = texts.currentNode.parentElement;
        const formula = /\\(href|require|style|class|cssId|html[a-z]*)(?![a-z])/i.test(texts.currentNode.data);
        // These are what MathJax passes over.
        if (formula && !inside.closest("pre, code, script, style, textarea, noscript, .tex2jax_ignore")) {
            found.push("formula: " + texts.currentNode.data.slice(0, 300));
        }
    }
    return found;
}"""

POKE = """shown => {
    for (const element of document.querySelectorAll(shown)) {
        for (const event of ["pointerenter", "mouseover", "mousedown", "focus", "toggle", "animationstart", "error", "load"]) {
            element.dispatchEvent(new Event(event));
        }
        if (element.click && !element.firstElementChild) element.click();  // this reaches all that it is in
    }
}"""


# The course and its hostile class


@pytest.fixture(scope="module")
def released(tmp_path_factory, run_in) -> Course:
    """A tiny course with one released assignment."""
    root = tmp_path_factory.mktemp("teacher") / "course"
    files = {
        "course.toml": f'name = "Tiny"\nassignments = ["{NAME}"]\n',
        f"solutions/{NAME}/{NAME}.py": SOLUTION.lstrip(),
        f"tests/hidden/test_{NAME}.py": CHECKS.lstrip(),
        "nbgrader_config.py": (Course.find(HERE).root / "nbgrader_config.py").read_text(),
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    run_in(root, "autograder", "release")
    return Course.find(root)


@pytest.fixture(scope="module")
def graded(released, run_in) -> Course:
    """The course with its class graded, and the feedback written, by nbgrader's own commands."""
    notebook = nbformat.read(released.assignment(NAME).released, as_version=4)
    for student in STUDENTS:
        folder = released.root / "submitted" / student / NAME
        folder.mkdir(parents=True)
        hand_in([payload for payload in PAYLOADS if payload.student == student], notebook, folder)
    submitted = released.root / "submitted"
    shutil.copytree(submitted / "answer_html", submitted / HOSTILE_STUDENT)
    run_in(released.root, "nbgrader", "autograde", NAME)
    run_in(released.root, "nbgrader", "generate_feedback", NAME)
    return released


def hand_in(payloads: list[Payload], released: NotebookNode, folder: Path) -> None:
    """Write a notebook that holds these payloads, and pages that run scripts beside it, one under the feedback's name."""
    for beside in ("beside.html", f"{NAME}.html", "index.html"):
        (folder / beside).write_text(f"<script>pwned(/{payloads[0].student}.{beside}/)</script>")
    path = folder / f"{NAME}.ipynb"
    if payloads[0].place == "instead":
        path.write_text(payloads[0].text())
        return
    notebook = nbformat.from_dict(released)
    for payload in payloads:
        payload.put_into(notebook)
    path.write_text(json.dumps(notebook))  # nbformat would not write all of them


@pytest.fixture(scope="module")
def feedback(graded, browser) -> dict[str, list[str]]:
    """What was found in each student's feedback page."""
    watch = Watch(browser)
    pages = {student: graded.root / "feedback" / student / NAME / f"{NAME}.html" for student in STUDENTS}
    return {student: watch.visit(page.as_uri()) for student, page in pages.items()}


@pytest.fixture(scope="module")
def formgrader(graded, browser, jupyter, tmp_path_factory) -> Iterator[dict[str, list[str]]]:
    """What was found in each student's submission as nbgrader's formgrader shows it."""
    with Gradebook(f"sqlite:///{graded.root / 'gradebook.db'}") as gradebook:
        ids = {each.student.id: each.notebooks[0].id for each in gradebook.assignment_submissions(NAME)}
    with jupyter(graded.root, tmp_path_factory.mktemp("home")) as server:
        watch = Watch(browser, {"Authorization": f"token {server.token}"})
        pages = {student: f"{server.address}/formgrader/submissions/{number}/" for student, number in ids.items()}
        yield {student: watch.visit(page) for student, page in pages.items()}


@pytest.fixture(scope="module")
def watch(browser) -> Watch:
    return Watch(browser)


def about(found: list[str], payload: Payload) -> list[str]:
    """Return the findings that name this payload; where it is alone in its notebook, all of them."""
    alone = [each for each in PAYLOADS if each.student == payload.student] == [payload]
    return [each for each in found if alone or re.search(rf"\b{payload.name}\b", each)]


def test_there_are_payloads():
    assert len(PAYLOADS) >= 60


@EACH
def test_payload_does_nothing_in_the_feedback_page(feedback, payload):
    assert about(feedback[payload.student], payload) == []


@EACH
def test_payload_does_nothing_in_formgrader(formgrader, payload):
    assert about(formgrader[payload.student], payload) == []


@pytest.mark.parametrize("student", TOGETHER)
def test_nothing_else_is_found(feedback, formgrader, student):
    """Not even something that does not tell which payload it came from."""
    assert feedback[student] == []
    assert formgrader[student] == []


@pytest.mark.parametrize("student", STUDENTS)
def test_page_is_the_feedback_and_not_a_file_that_was_handed_in(graded, student):
    assert "Score:" in (graded.root / "feedback" / student / NAME / f"{NAME}.html").read_text()


@pytest.mark.parametrize("student", STUDENTS)
def test_every_submission_got_its_grade(graded, student):
    with Gradebook(f"sqlite:///{graded.root / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission(NAME, student)
        assert (submission.score, submission.needs_manual_grade) == (0, student.startswith("instead"))


def test_name_of_a_student_does_nothing(formgrader):
    assert formgrader[HOSTILE_STUDENT] == []


# Without the disarming every payload would do something, so these tests can fail


# Only a mistake of the disarming itself could bring these to life.
INERT = ("html_entities", "html_image_in_quotes_of_another", "markdown_code_block")


@each_payload(lambda payload: payload.place in ("html", "markdown") and payload.name not in INERT)
def test_payload_is_alive(browser, payload):
    watch = Watch(browser)
    assert watch.show(payload.text() if payload.place == "html" else markdown2html(payload.text())) != []
    watch.context.close()


# Texts that never go through a notebook


@each_payload(lambda payload: payload.place != "notebook")
def test_payload_does_nothing_in_a_comment(watch, payload):
    """nbgrader's feedback shows comments as Markdown with HTML, and the kit tells there why a file cannot be graded."""
    text = payload.text()
    if payload.place == "formula":
        text = f"$ {text} $ $${text}$$"
    assert watch.show(markdown2html(plain(f"This file cannot be read ({text}): hand in another one"))) == []


def test_results_as_json_show_nothing(graded, watch, run_in, tmp_path):
    files = [
        graded.root / "submitted" / student / NAME / f"{NAME}.ipynb" for student in ("answer_html", "code", "instead_text")
    ]
    run_in(graded.root, "autograder", "grade", *files, "--json", tmp_path / "results.json", code=1)
    results = [json.loads(line) for line in (tmp_path / "results.json").read_text().splitlines()]
    assert len(results) == len(files)
    # Gradescope shows these texts as they are, unless a field says that they are something else.
    assert not any("format" in key for result in results for part in (result, *result["tests"]) for key in part)
    assert watch.visit((tmp_path / "results.json").as_uri()) == []

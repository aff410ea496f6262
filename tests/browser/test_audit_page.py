"""The audit's page in a browser: it sorts by mouse and keyboard, opens its diffs, fits its window, and needs no other file."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from autograder.audit import Finding
from autograder.audit_page import ExerciseRow, Mutants
from autograder.checks import Check
from autograder.fairness import Fairness
from autograder.report import template

EDIT = ("keepdim left out", ["-    return A / A.sum(1, keepdim=True)", "+    return A / A.sum(1)"])
UNFAIR = ("results named loses points in test_values: <b>it is slow</b>", ["-    return x", "+    y = x"])


def row(exercise, points, seconds, mutants, unfair=()):
    checks = [Check(exercise, f"test_{name}", f"It has the right {name}.", points, "") for name in ("values", "shape")]
    caught = {"wrong/flat.py": ["test_shape"], "wrong/nan.py": ["test_values", "test_shape"]}
    finding = Finding(exercise, "01_tensors", checks, 4, 8, seconds, caught)
    return ExerciseRow("01_tensors", finding, mutants, Fairness(exercise, 5, 20, 4, 0, list(unfair)))


@pytest.fixture
def page(browser, tmp_path):
    """The page of three exercises, in a window; whatever it asks for or stumbles over is in its `troubles`."""
    rows = [
        row("masks", 2, 10.5, Mutants(9, [EDIT], 0, Counter(test_values=9))),
        row("cast", 10, 9.25, Mutants(), [UNFAIR]),
        row("in_place", 3, 100.0, Mutants(12, [], 3)),
    ]
    checks = [check for each in rows for check in each.checks]
    path = tmp_path / "audit.html"
    made = template("audit.html").render(course="Tensors & more", rows=rows, checks=checks, seed=1, now=datetime.now(UTC))
    path.write_text(made, encoding="utf-8")
    shown = browser.new_page(viewport={"width": 1280, "height": 900})
    shown.troubles = []
    shown.on("pageerror", lambda error: shown.troubles.append(str(error)))
    shown.on("request", lambda request: shown.troubles.append(request.url))
    shown.goto(path.as_uri())
    shown.troubles.remove(path.as_uri())
    yield shown
    assert shown.troubles == []
    shown.close()


def order(page):
    return page.locator("tbody th[scope=row]").all_inner_texts()


def test_columns_sort_as_numbers_and_as_words_in_both_directions(page):
    button = page.get_by_role("button", name="time")
    button.click()
    assert order(page) == ["cast", "masks", "in_place"]
    button.focus()
    page.keyboard.press("Enter")
    assert order(page) == ["in_place", "masks", "cast"]
    assert page.locator("th", has=button).get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="exercise").first.click()
    assert order(page) == ["cast", "in_place", "masks"]
    assert page.locator(".facts li").nth(1).inner_text().split() == ["2", "of", "them", "clean"]
    page.get_by_role("button", name="mutation score").click()
    assert order(page) == ["cast", "masks", "in_place"], "what has no score comes first"


def test_diffs_go_with_their_row_and_open(page, screenshot):
    page.get_by_role("button", name="time").click()
    survivor = page.locator("#masks").get_by_text("+    return A / A.sum(1)", exact=True)
    assert not survivor.is_visible()
    page.locator("#masks summary").press("Enter")
    assert survivor.is_visible()
    assert page.locator("#cast").get_by_text("<b>it is slow</b>").is_visible()
    assert page.locator("#in_place").get_by_text("3 mutants have no verdict yet").is_visible()
    screenshot(page, "open")


@pytest.mark.parametrize("width", [1280, 390])
def test_page_fits_its_window(page, width, screenshot):
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    screenshot(page, f"{width}")


def test_useless_check_is_named(page):
    useless = page.locator("tbody", has_text="test_values").filter(has_text="catches nothing that another does not")
    assert useless.count() == 3
    assert page.locator("tbody", has_text="test_shape").filter(has_text="catches nothing").count() == 0

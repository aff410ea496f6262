"""Reports: results as tables on a terminal, and as the page that a student reads below a test cell."""

import difflib
from functools import cache

import jinja2
from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from autograder.results import CheckResult, Result

SIGNS = {"passed": ("✓", "green"), "failed": ("✗", "red"), "error": ("?", "yellow"), "not_run": ("–", "dim")}


def points(number: float | None) -> str:
    """Return a score as people write it."""
    return "–" if number is None else f"{number:g}"


def result_table(result: Result) -> RenderableType:
    """Return one submission's result: a row for each check, and below each lost point the reason."""
    table = Table(title=escape(f"{result.file} ({result.assignment})"), title_justify="left", box=None, padding=(0, 1))
    for column in ("exercise", "", "check", "points"):
        table.add_column(column, justify="right" if column == "points" else "left", no_wrap=column == "points")
    for each in result.checks:
        sign, style = SIGNS[each.outcome]
        told = Text(each.check.sentence)
        if each.outcome != "passed":
            told.append(f"\n{each.output()}", style="dim")
        table.add_row(each.check.exercise, Text(sign, style), told, f"{points(each.score)} / {points(each.check.points)}")
    total = f"score {points(result.score)} of {points(result.max_score)}, seed {result.seed}"
    notes = [Text(f"note: {note}") for note in result.notes]
    return Group(table, *notes, *[Text(f"for you: {each}", "yellow") for each in result.problems()], Text(total, "bold"))


def result_line(student: str, result: Result) -> Text:
    """Return one line for the person who grades a class: who, what score, and what needs a look."""
    sign, style = SIGNS["error"] if result.outcome == "error" else ("✓", "green")
    line = Text(f"{sign} ", style)
    score, most = (points(number if result.checks else None) for number in (result.score, result.max_score))
    line.append(f"{student:<24} {score:>5} / {most:<5} {result.seconds:5.1f} s", "default")
    line.append("".join(f"  needs a person: {problem}" for problem in result.problems()), "yellow")
    line.append(f"  {'; '.join(result.notes)}" if result.notes else "", "dim")
    return line


def class_summary(results: list[Result], kept: int) -> Text:
    """Return the last lines of a class's grading: how many, how well, and who needs a person."""
    graded = [result for result in results if result.outcome == "graded"]
    summary = Text(f"\n{len(graded)} of {len(results)} submissions graded", "bold")
    if kept:
        summary.append(f", {kept} of them before: nothing has changed there")
    if graded:
        mean = sum(result.score for result in graded) / len(graded)
        seeds = {result.seed for result in results}
        told = f"seed {min(seeds)}" if len(seeds) == 1 else f"{len(seeds)} seeds"
        summary.append(f", {mean:.1f} of {points(graded[0].max_score)} points on average, {told}")
    waiting = [result for result in results if result.outcome == "error"]
    summary.append("".join(f"\nneeds a person: {result.file}: {'; '.join(result.problems())}" for result in waiting), "yellow")
    return summary


def cell_html(checks: list[CheckResult]) -> str:
    """Return what a student sees below an exercise's test cell. All that comes from a submission is escaped."""
    return template("checks.html").render(checks=checks, signs=SIGNS, total=sum(each.score or 0 for each in checks))


def cell_text(checks: list[CheckResult]) -> str:
    """Return the same as plain text."""
    lines = []
    for each in checks:
        lines.append(f"{SIGNS[each.outcome][0]} {each.check.sentence}  {points(each.score)} / {points(each.check.points)}")
        lines += [f"    {line}" for line in each.output().splitlines()]
    return "\n".join(lines)


def differing_lines(before: str, after: str) -> list[str]:
    """Return the lines in which two texts differ, with - and + before them."""
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))
    return [line for line in lines[2:] if not line.startswith("@@")]


def console() -> Console:
    """Return a console on standard output that does not guess at markup in what students wrote."""
    return Console(markup=False, highlight=False, soft_wrap=True)


@cache
def template(name: str) -> jinja2.Template:
    """Return a template of the package; what is put into it is escaped."""
    loader = jinja2.PackageLoader("autograder")
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.globals["points"] = points
    return environment.get_template(name)

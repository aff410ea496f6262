"""A run of an audit: grade what is not known yet, and print what was found out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import Progress

from autograder.answers import remember_caught
from autograder.audit import Audit, Finding
from autograder.audit_page import page
from autograder.course import Course, CourseError
from autograder.fairness import Fairness, FairnessAudit
from autograder.report import console
from autograder.seeds import fresh_seed
from autograder.trials import Trials
from autograder.twice import grade_twice

PAGE = "audit.html"


class AuditRun:
    """What one command asks for. Among the names of assignments, one that ends with .html is the page's."""

    def __init__(self, course: Course, names: list[str], seed: int | None, workers: int) -> None:
        self._course, self._workers = course, workers
        self._assignments = course.select([name for name in names if not name.endswith(".html")])
        self._page = Path(next((name for name in names if name.endswith(".html")), course.root / PAGE))
        self._seed, self._chosen = fresh_seed() if seed is None else seed, seed is not None

    def bank(self, *, verbose: bool, html: bool) -> bool:
        """Audit the answer bank, and write down what catches each wrong answer; with `html`, write the page too.

        Return whether all is as it should be.
        """
        audit = Audit(self._course, self._assignments, self._seed, chosen=self._chosen)
        findings = []
        with _progress(audit.trials) as (tell, show):
            show(f"{'exercise':<22} points  right  wrong")
            for finding in audit.run(self._workers, tell):
                findings.append(finding)
                remember_caught(self._course, finding.exercise, finding.caught)
                show("\n".join(_lines(finding, verbose)))
        if html:
            _write(self._page, page(self._course, self._assignments, findings, self._seed))
        return not any(finding.faults for finding in findings)

    def mutants(self) -> bool:
        """Audit the checks with mutants. Return whether all are caught or explained."""
        from autograder.mutation import MutationAudit, table

        audit = MutationAudit(self._course, self._assignments, self._seed)
        self._grade(audit.trials)
        verdicts = list(audit.verdicts())
        print("\n".join(table(verdicts)))
        return not any(each.survived or each.broken or each.stale for each in verdicts)

    def fairness(self) -> bool:
        """Audit the checks with code that is right. Return whether all of it gets full marks, each time the same ones."""
        audit = FairnessAudit(self._course, self._assignments, self._seed, chosen=self._chosen)
        self._grade(audit.trials)
        print(f"{'exercise':<22} rewrites  seeds  right")
        findings = list(audit.findings())
        print("\n".join(line for finding in findings for line in _fairness_lines(finding)), flush=True)
        differences = grade_twice(self._course, self._assignments, self._seed, self._workers)
        for name, found in differences.items():
            print(f"{name:<22} graded twice: {'the same' if not found else '; '.join(found)}")
        return not any(finding.unfair or finding.ungraded for finding in findings) and not any(differences.values())

    def _grade(self, trials: Trials) -> None:
        with _progress(trials) as (tell, _):
            for done in trials.run(self._workers):
                tell(done)


@contextmanager
def _progress(trials: Trials) -> Iterator[tuple[Callable[[int], None], Callable[[str], None]]]:
    """Show how many trials are done, on a terminal; give what tells that, and what prints lines above it."""
    shown = console()
    with Progress(console=shown, transient=True, disable=not shown.is_terminal) as progress:
        task = progress.add_task("graded", total=len(trials))
        yield lambda done: progress.update(task, completed=done), shown.print


def _lines(finding: Finding, verbose: bool) -> Iterator[str]:
    row = f"{finding.exercise:<22} {finding.points:>6g} {finding.right:>6} {finding.wrong:>6}"
    yield f"{row}  {'clean' if not finding.faults else ''}"
    caught = [f"{name}: {', '.join(checks)}" for name, checks in finding.caught.items() if verbose]
    yield from (f"    {line}" for line in (*finding.faults, *caught))


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CourseError(f"{path} cannot be written ({error.strerror}): name a file in a folder that exists") from error
    print(f"wrote {path}")


def _fairness_lines(found: Fairness) -> Iterator[str]:
    row = f"{found.exercise:<22} {found.rewrites:>8} {found.seeds:>6} {found.right:>6}"
    yield f"{row}  {'fair' if not (found.unfair or found.ungraded) else ''}"
    if found.ungraded:
        yield f"    {found.ungraded} were not graded, for the course has changed meanwhile: run the same command again"
    for told, lines in found.unfair:
        yield from (f"    {told}", *(f"        {line}" for line in lines))

"""What grading costs, beside other graders: `make bench`. Every grader gets the same classes, in one run on this machine.

    python tests/bench/grading.py [STUDENTS [SAMPLE]]

Times depend on the machine; the ratios are what can be compared. The figures go to docs/bench.md. Without this kit, every
submission starts anew, so the first SAMPLE of the class tell what one costs there; by itself, SAMPLE is the whole class.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import distributions, version
from pathlib import Path

import nbformat
from classes import SchoolClass, school_classes
from graders import ENVIRONMENT, AutograderGrade, Grader, NbgraderWithKit, Otter, VanillaNbgrader
from measure import Cost, cost

from autograder.course import Course

GRADERS: tuple[type[Grader], ...] = (VanillaNbgrader, Otter, NbgraderWithKit, AutograderGrade)
GROWTH = (1, 3, 10)
PAGE = Path(__file__).parents[2] / "docs" / "bench.md"


def main() -> None:
    """Measure a class of as many students as the command line says, or 100."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("students", type=int, nargs="?", default=100)
    parser.add_argument("sample", type=int, nargs="?", default=0)
    asked = parser.parse_args()
    students, sample = asked.students, asked.sample or asked.students
    page = [f"# What grading costs\n\nWritten by `make bench`. {_machine()}\n"]
    with tempfile.TemporaryDirectory() as folder:
        classes = school_classes(Course.find(Path(__file__)), Path(folder, "courses"))
        for school_class in classes:
            _show(page, _comparison(school_class, Path(folder, school_class.assignment.name), students, sample))
        _show(page, _growth(classes[0], Path(folder, "growth"), students))
    PAGE.write_text("\n".join(page) + "\n")


def _show(page: list[str], lines: Iterator[str]) -> None:
    for line in lines:
        print(line, flush=True)
        page.append(line)


def _comparison(school_class: SchoolClass, folder: Path, students: int, sample: int) -> Iterator[str]:
    alone, tested = (_alone(school_class, folder / f"alone{each}", students, tested=each) for each in (False, True))
    yield f"## {students} submissions: {school_class.told}\n"
    yield f"Their cells alone take {alone:.2f} core-seconds each, on all cores at once and with everything imported before;"
    yield f"with the tests that the other graders run in the notebook, {tested:.2f}. Memory is of all processes together."
    if sample < students:
        yield f"The graders that start anew for every submission were given the first {sample}."
    yield "\n| grader | s each | throughput | core-s each | beside cells | and tests | memory | full marks / right |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    slowest: float | None = None
    for number, kind in enumerate(GRADERS):
        graded = sample if kind.starts_anew else students
        grader = kind(school_class, folder / str(number), graded)
        found = _cost(grader)
        each, cpu = found.seconds / graded, found.cpu / graded
        slowest = slowest or each
        yield (
            f"| `{grader.name}` | {each:.2f} | {slowest / each:.1f} × | {cpu:.2f} "
            f"| {cpu - alone:.2f} ({1 - alone / cpu:.0%}) | {cpu - tested:.2f} "
            f"| {found.memory / 1e9:.1f} GB | {grader.full_marks()} / {school_class.right(graded)} |"
        )
    yield ""


def _growth(school_class: SchoolClass, folder: Path, students: int) -> Iterator[str]:
    yield f"## How `autograder grade` grows: {school_class.told}\n"
    yield "| submissions | s each | core-s each | memory of the parent | of all | graded again, nothing changed |"
    yield "|--:|--:|--:|--:|--:|--:|"
    for number in (factor * students for factor in GROWTH):
        grader = AutograderGrade(school_class, folder / str(number), number)
        first, again = _cost(grader), _cost(grader)
        yield (
            f"| {number} | {first.seconds / number:.3f} | {first.cpu / number:.3f} | {first.parent_memory / 1e6:.0f} MB "
            f"| {first.memory / 1e9:.1f} GB | {1000 * again.seconds / number:.1f} ms each |"
        )
    yield ""
    calm = _cost(AutograderGrade(school_class, folder / "calm", students))
    endless = AutograderGrade(school_class, folder / "endless", students)
    limit = _make_endless(endless)
    yield (
        f"One submission of {students} that never ends is stopped after {limit:g} s: the class takes "
        f"{_cost(endless).seconds:.0f} s instead of {calm.seconds:.0f} s.\n"
    )


def _make_endless(grader: Grader) -> float:
    """Let the first submission of a class never end; return the seconds after which a cell is stopped."""
    path = next(iter(sorted(grader.folder.glob("submitted/*/*/*.ipynb"))))
    notebook = nbformat.read(path, as_version=4)
    cell = next(cell for cell in notebook.cells if "-solution" in cell.id)
    cell.source += "\nwhile True:\n    pass"
    nbformat.write(notebook, path)
    return grader.school_class.assignment.limits.cell_seconds


def _cost(grader: Grader) -> Cost:
    return cost(grader.command(), grader.folder, grader.environment)


def _alone(school_class: SchoolClass, folder: Path, students: int, *, tested: bool) -> float:
    """Return the core-seconds of a submission's cells alone, or of cells and tests."""
    school_class.hand_in(folder, students, tested=tested)
    script = [sys.executable, str(Path(__file__).parent / "alone.py")]
    done = subprocess.run(script, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout) / students


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    otter = next(each.version for each in distributions(path=[str(Path(sys.prefix, "otter"))]) if each.name == "otter-grader")
    return (
        f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GB of memory, {platform.system()}; Python "
        f"{platform.python_version()}, torch {version('torch')}, nbgrader {version('nbgrader')}, otter-grader {otter}."
    )


def _processor() -> str:
    """Return the processor's name where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


main()

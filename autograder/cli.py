"""The command line: each command is a short list of steps."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from autograder.course import Course, CourseError, SolutionFailure, journals
from autograder.sandbox import WarmProcessError, is_enough
from autograder.seeds import fresh_seed

if TYPE_CHECKING:
    from autograder.results import Result

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.callback()
def autograder() -> None:
    """Release a course's notebooks, grade what comes back, and prove that the grading is right."""


Names = Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Assignments; default: all.")]
Seed = Annotated[int | None, typer.Option(help="Repeat the random inputs of an earlier run.")]
Json = typer.Option("--json", metavar="OUT", help="Write one JSON object a line; - is standard output.")
Files = Annotated[list[Path], typer.Argument(metavar="FILE...")]


@app.command()
def release(
    names: Names = None,
    bundle: Annotated[Path | None, typer.Option(metavar="DIR", help="Also write what a student gets to a new folder.")] = None,
) -> None:
    """Build what students get from the solutions."""
    from autograder import release as releasing

    with _told_plainly():
        course = Course.find()
        for assignment in course.select(names):
            print(f"released {releasing.release(assignment, course.root).relative_to(course.root)}")
        if bundle:
            written = releasing.write_bundle(course.select(names), bundle)
            print(f"wrote {len(written)} files to {bundle}")


@app.command()
def grade(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE", help="Notebooks; or, for a class, zip files.")] = None,
    name: Annotated[str, typer.Option("--assignment", metavar="NAME", help="Grade a class into nbgrader's gradebook.")] = "",
    workers: Annotated[int, typer.Option(min=1, help="Processes that grade a class.")] = os.cpu_count() or 1,
    scheduler: Annotated[str, typer.Option(metavar="ADDRESS", help='A dask scheduler; "local" starts one here.')] = "",
    force: Annotated[bool, typer.Option(help="Grade again what is known.")] = False,
    json_out: Annotated[Path | None, Json] = None,
    seed: Seed = None,
) -> None:
    """Grade notebooks without a gradebook, or a whole class into it."""
    if name:
        _grade_class(name, files or [], (workers, scheduler, seed, force), json_out)
    elif files:
        _grade_files(files, json_out, seed)
    else:
        raise typer.BadParameter("name notebooks to grade, or a class's assignment with --assignment")


def _grade_class(name: str, zips: list[Path], options: tuple[int, str, int | None, bool], json_out: Path | None) -> None:
    from autograder.pool import import_ahead
    from autograder.worker.imports import uncollected

    with _told_plainly(), _json_lines(json_out) as write:
        course = Course.find()
        scheduler, graded_before = options[1], journals(course.root, name).is_dir()
        if not scheduler and not graded_before:  # processes of this machine will grade: they begin now
            import_ahead()
        with uncollected():
            from autograder.class_grading import Options
            from autograder.class_run import course_directory, grade_class
            from autograder.lms import unpack
        places, parent = course_directory(course, course.assignment(name).name)
        for path in zips:
            print(unpack(path, places))
        results = grade_class(course, places, parent, Options(*options), feedback=True)
        for result in results:
            write(json.dumps(result.as_json()))
    raise typer.Exit(1 if any(result.outcome == "error" for result in results) else 0)


def _grade_files(files: list[Path], json_out: Path | None, seed: int | None) -> None:
    from autograder.grading import Grader
    from autograder.results import Result
    from autograder.submissions import SubmissionError, assignment_of, read_notebook

    def grade_file(grader: Grader, file: Path, run_seed: int) -> Result:
        try:
            notebook = read_notebook(file)
            return grader.grade(assignment_of(file, notebook, grader.course), notebook, str(file), run_seed).result
        except SubmissionError as error:
            return Result(str(file), "", run_seed, refusal=str(error))

    _grade_all(files, json_out, seed, grade_file)


@app.command(name="try")
def try_answers(
    exercise: Annotated[str, typer.Argument(metavar="EXERCISE")],
    files: Files,
    json_out: Annotated[Path | None, Json] = None,
    seed: Seed = None,
) -> None:
    """Grade answers to one exercise: does my check catch this?"""
    from autograder.answers import answered, assignment_with
    from autograder.grading import Grader
    from autograder.results import Result

    with _told_plainly():
        course = Course.find()
        assignment = assignment_with(course, exercise)

    def grade_answer(grader: Grader, file: Path, run_seed: int) -> Result:
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            return Result(str(file), assignment.name, run_seed, refusal=f"{file} cannot be read: {error}")
        return grader.check_exercise(assignment, answered(assignment, exercise, text), str(file), run_seed, exercise)

    _grade_all(files, json_out, seed, grade_answer, course)


@app.command()
def audit(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Assignments, default: all.")] = None,
    seed: Seed = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name the checks that catch each wrong answer.")] = False,
    mutants: Annotated[bool, typer.Option("--mutants", help="Try small wrong edits of the solutions instead.")] = False,
    fairness: Annotated[bool, typer.Option("--fairness", help="Try what means the same as the solutions instead.")] = False,
    html: Annotated[bool, typer.Option("--html", help="Also write a page: to audit.html, or to a NAME.html.")] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes that grade.")] = os.cpu_count() or 1,
) -> None:
    """Prove for each exercise: solution full, blank 0, right answers full, wrong answers less."""
    from autograder.audit_run import AuditRun

    with _told_plainly():
        run = AuditRun(Course.find(), names or [], seed, workers)
        if mutants:
            clean = run.mutants()
        elif fairness:
            clean = run.fairness()
        else:
            clean = run.bank(verbose=verbose, html=html)
    raise typer.Exit(0 if clean else 1)


@app.command()
def gpu(
    names: Names = None,
    submission: Annotated[list[Path] | None, typer.Option(metavar="FILE", help="Notebooks instead of the class's.")] = None,
    json_out: Annotated[Path | None, Json] = None,
    seed: Seed = None,
    force: Annotated[bool, typer.Option(help="Run again what has a verdict.")] = False,
    bundle: Annotated[Path | None, typer.Option(metavar="DIR", help="Write all that another machine needs instead.")] = None,
    collect: Annotated[Path | None, typer.Option(metavar="DIR", help="Bring home the results of a bundle instead.")] = None,
) -> None:
    """Run the device checks: of the class's notebooks, of these files, or of the solutions. Without a GPU, say so."""
    from autograder import gpu_bundle, gpu_class

    files = [*(submission or []), *(Path(name) for name in names or [] if name.endswith(".ipynb"))]
    chosen = [name for name in names or [] if not name.endswith(".ipynb")]
    with _told_plainly():
        course = Course.find()
        if bundle:
            print(gpu_bundle.write_bundle(course, chosen, files, bundle))
            return
        run_seed = fresh_seed() if seed is None else seed
        results = gpu_bundle.collect(course, collect) if collect else gpu_class.run(course, chosen, files, run_seed, force)
        _report((result for _, result in results), json_out)


@app.command()
def doctor() -> None:
    """Say how well submissions are isolated on this machine, test it, and name what is missing."""
    from autograder.doctor import layers, self_test

    with _told_plainly():
        course = Course.find()
        isolation, stopped = self_test(course)
        for layer in layers(isolation):
            print(f"{layer.name:<12} {layer.found}{f': {layer.remedy}' if layer.remedy else ''}")
        for attempt, was_stopped in stopped.items():
            print(f"  {'stopped' if was_stopped else 'NOT STOPPED'}: {attempt}")
        print(f"isolation: {isolation}; course.toml accepts {course.settings.isolation} or better")
        raise typer.Exit(0 if all(stopped.values()) and is_enough(isolation, course.settings.isolation) else 1)


@app.command()
def demo(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Assignments; default: the first two.")] = None,
    students: Annotated[int, typer.Option(help="Students in the class.")] = 12,
) -> None:
    """Make a class out of the answer bank, grade it with nbgrader's own commands, and show the result."""
    from autograder import demo as showing
    from autograder.release import release as build
    from autograder.report import console

    with _told_plainly():
        course = Course.find()
        shown = course.select(names) if names else course.select(None)[:2]
        for assignment in shown:
            build(assignment, course.root)
            showing.make_class(course, assignment, students)
        for assignment in shown:
            for command in ("autograde", "generate_feedback"):
                showing.nbgrader(course, command, assignment.name, "--student", f"{showing.PREFIX}*", "--force")
        showing.nbgrader(course, "export")
        console().print(
            "", showing.class_table(course, [each.name for each in shown]), f"\ngrades: {course.root / 'grades.csv'}"
        )
        console().print(f"feedback pages: {course.root / 'feedback'}/<student>/<assignment>/<assignment>.html")


def _grade_all(
    files: list[Path], json_out: Path | None, seed: int | None, grade_one: Callable[..., "Result"], course: Course | None = None
) -> None:
    """Grade files one after another."""
    from autograder.grading import Grader

    run_seed = fresh_seed() if seed is None else seed
    with _told_plainly(), Grader(course or Course.find()) as grader:
        _report((grade_one(grader, file, run_seed) for file in files), json_out)


def _report(results: Iterable["Result"], json_out: Path | None) -> NoReturn:
    """Show each result, and write it as JSON, as soon as it is there; then exit with what they come to."""
    from autograder.report import console, result_table

    to_terminal = json_out is not None and str(json_out) == "-"
    outcomes = []
    with _json_lines(json_out) as write:
        for result in results:
            outcomes.append(result.outcome)
            write(json.dumps(result.as_json()))
            if not to_terminal:
                console().print(result_table(result), "")
    raise typer.Exit(1 if "error" in outcomes else 0)


@contextmanager
def _json_lines(out: Path | None) -> Iterator[Callable[[str], None]]:
    if out is None:
        yield lambda line: None
    elif str(out) == "-":
        yield print
    else:
        try:
            file = out.open("w")
        except OSError as error:
            raise CourseError(
                f"{out} cannot be written ({error.strerror}): give --json a file in a folder that exists"
            ) from error
        with file:
            yield lambda line: print(line, file=file, flush=True)


@contextmanager
def _told_plainly() -> Iterator[None]:
    """End with a sentence instead of a stack trace where the course's own files are wrong."""

    try:
        yield
    except (CourseError, SolutionFailure, WarmProcessError) as error:
        print(f"autograder: {error}", file=sys.stderr)
        raise typer.Exit(2) from error

"""A bundle: all that a GPU machine without network needs for the job, and the way home of its results.

It holds the kit, the parts of the course that device checks need, the notebooks, and a lock of the versions that it was made
with. The other machine may have another Python and another torch.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, distribution, metadata, requires
from pathlib import Path
from typing import Any

import jinja2

import autograder
from autograder import provenance
from autograder.checks import Check, read_device_checks
from autograder.course import Assignment, Course, CourseError
from autograder.gpu_class import Merging, counts, submissions, targets, tell
from autograder.gpu_job import Target
from autograder.gpu_needs import OWN, name_of
from autograder.gpu_run import CONTENT, RESULTS, lines, target_in
from autograder.readable import TOLD_CHARACTERS, readable
from autograder.results import CheckResult, Outcome, Result
from autograder.seeds import fresh_seed
from autograder.submissions import files_in

FORMAT = 1
ENTRY = {"assignment", "student", "place"}  # what is known of every notebook in a bundle
OUTCOMES: tuple[Outcome, ...] = ("passed", "failed", "error", "not_run")
# What the job imports; torch and torchvision are the other machine's own.
NEEDED = (
    "numpy pandas matplotlib matplotlib-inline scikit-learn ipython nbformat jupytext pytest psutil landlockpy pyseccomp "
    "pydantic jinja2 rich typer"
).split()
MINUTES, MINUTES_EACH = 15, 4  # what job.sbatch asks for


def write_bundle(course: Course, names: list[str], files: list[Path], folder: Path) -> str:
    """Write a bundle into a new folder and say what is in it. Raise CourseError where the folder is not empty."""
    if folder.exists() and any(folder.iterdir()):
        raise CourseError(f"{folder} is not empty: name a new folder for the bundle")
    found = [target for chosen in targets(course, names, files) for target in chosen]
    entries = [_entry(folder, number, target) for number, target in enumerate(found) if target.assignment]
    for assignment in {target.assignment.name: target.assignment for target in found if target.assignment}.values():
        _copy_course(assignment, course, folder / "course")
    _copy_kit(folder / "kit")
    _write_scripts(folder, len(entries))
    content = {"bundle": FORMAT, "seed": fresh_seed(), "made_with": provenance.versions(), "targets": entries}
    (folder / CONTENT).write_text(json.dumps(content, indent=1))
    return f"wrote {len(entries)} notebooks to {folder}: run `sh run.sh` or `sbatch job.sbatch` there, on a machine with CUDA"


def collect(course: Course, folder: Path) -> Iterator[tuple[Target, Result]]:
    """Bring the results of a bundle home: yield them, and merge those of a class where device checks count."""
    content, last = _read(folder), {line["target"]: line for line in lines(folder)}
    if not last:
        raise CourseError(f"{folder} holds no results yet: run `sh run.sh` there, on a machine with CUDA")
    if missing := set(range(number := len(content["targets"]))) - last.keys():
        tell(f"{len(missing)} of {number} notebooks in the bundle have no whole result: `sh run.sh` there goes on with them")
    for name in dict.fromkeys(entry["assignment"] for entry in content["targets"]):
        assignment = course.assignment(name)
        numbered = {n: entry for n, entry in enumerate(content["targets"]) if entry["assignment"] == name and n in last}
        found = [(entry, *_result(folder, course, entry, content["seed"], last[n])) for n, entry in numbered.items()]
        yield from ((target, result) for _, target, result in found)
        if any(entry["student"] for entry, _, _ in found) and counts(assignment):
            _merge(course, assignment, found)


def _merge(course: Course, assignment: Assignment, found: list[tuple[dict[str, Any], Target, Result]]) -> None:
    folders = submissions(course, assignment)
    hashes = _hashes(assignment)
    with Merging(course, assignment) as merging:
        for entry, _, result in found:
            student = entry["student"]
            is_same = student in folders and asdict(merging.source(folders[student])) == entry["from"]
            if not is_same or entry["checks"] != hashes:
                tell(f"{student}: not merged, for the submission or the course has changed since: make a new bundle")
                continue
            merging.merge(student, folders[student], result)


def _result(folder: Path, course: Course, entry: dict[str, Any], seed: int, line: dict[str, Any]) -> tuple[Target, Result]:
    target = target_in(folder, course, entry)
    checks = {(check.exercise, check.name): check for check in read_device_checks(course.assignment(entry["assignment"]))}
    known = [each for each in line["checks"] if (each["exercise"], each["check"]) in checks]
    told = {name: line[name] for name in ("notes", "problem", "refusal", "isolation", "seconds")}
    result = Result(target.name, entry["assignment"], seed, **told)
    result.checks = [_verdict(checks[each["exercise"], each["check"]], each) for each in known]
    result.provenance = {"machine": line["machine"]}
    return target, result


def _verdict(check: Check, line: dict[str, Any]) -> CheckResult:
    outcome: Outcome = next((each for each in OUTCOMES if each == line["outcome"]), "error")
    return CheckResult(check, outcome, readable(str(line["message"]), TOLD_CHARACTERS), float(line["seconds"]))


def _read(folder: Path) -> dict[str, Any]:
    try:
        content = json.loads((folder / CONTENT).read_text())
    except (OSError, ValueError) as error:
        raise CourseError(f"{folder} is no bundle ({error}): name a folder that `autograder gpu --bundle` wrote") from error
    if not isinstance(content, dict) or content.get("bundle") != FORMAT:
        raise CourseError(f"{folder / CONTENT} is of another version of the kit: make a new bundle")
    if not all(entry.keys() >= ENTRY for entry in content["targets"]):
        raise CourseError(f"{folder / CONTENT} is damaged: take it from the bundle as it was made, or make a new bundle")
    return content


def _entry(folder: Path, number: int, target: Target) -> dict[str, Any]:
    """Copy a notebook into the bundle and return what is to be known of it."""
    assert target.assignment
    entry = {"assignment": target.assignment.name, "student": target.student, "place": ""}
    inside = Path("notebooks", str(number))
    if target.folder:
        source = asdict(provenance.of_course(target.assignment)) | {"submission": provenance.of_folder(target.folder)}
        _copy_files(target.folder, folder / inside)
        return entry | {"place": str(inside), "from": source, "checks": _hashes(target.assignment)}
    if (path := Path(target.name)).is_file():
        (folder / inside).mkdir(parents=True)
        shutil.copy(path, folder / inside / path.name)
        entry["place"] = str(inside / path.name)
    return entry


def _hashes(assignment: Assignment) -> dict[str, str]:
    return {f"{check.exercise}/{check.name}": hashed for check, hashed in provenance.of_device_checks(assignment).items()}


def _copy_files(source: Path, target: Path) -> None:
    """Copy the files of a folder, without the links."""
    target.mkdir(parents=True)
    for path in files_in(source):
        if path.is_file() and not path.is_symlink():
            (target / path.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target / path.relative_to(source))


def _copy_course(assignment: Assignment, course: Course, target: Path) -> None:
    """Copy what device checks of an assignment need: its solution, what was released, and the checks themselves."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(course.root / "course.toml", target)
    for folder in (assignment.source.parent, assignment.released.parent):
        shutil.copytree(folder, target / folder.relative_to(course.root), ignore=shutil.ignore_patterns("__pycache__", ".*"))
    inside = target / assignment.device_checks.relative_to(course.root)
    inside.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(assignment.device_checks, inside)


def _copy_kit(target: Path) -> None:
    """Copy the kit, and what says which version it is."""
    package = Path(autograder.__file__).parent
    shutil.copytree(package, target / package.name, ignore=shutil.ignore_patterns("__pycache__"))
    told = target / f"autograder-{metadata('autograder')['Version']}.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("".join(f"{line}\n" for line in _metadata()))


def _metadata() -> list[str]:
    """Return what the bundle's kit says of itself: its version, and of what it requires that which the job imports."""
    own = metadata("autograder")
    required = [each for each in requires("autograder") or [] if name_of(each) in (*OWN, *NEEDED)]
    told = {
        "Metadata-Version": "2.1",
        "Name": "autograder",
        "Version": own["Version"],
        "Requires-Python": own["Requires-Python"],
    }
    return [f"{key}: {value}" for key, value in [*told.items(), *(("Requires-Dist", each) for each in required)]]


def _write_scripts(folder: Path, number: int) -> None:
    loader = jinja2.PackageLoader("autograder", "templates")
    templates = jinja2.Environment(loader=loader, keep_trailing_newline=True)
    values = {"minutes": MINUTES + number * MINUTES_EACH, "results": RESULTS, "versions": provenance.versions()}
    for name in ("run.sh", "job.sbatch"):
        (folder / name).write_text(templates.get_template(name).render(values))
        (folder / name).chmod(0o755)
    (folder / "requirements.txt").write_text("".join(f"{line}\n" for line in _lock()))


def _lock() -> list[str]:
    """Return the versions, here, of all that the job imports; torch brings its own."""
    found: dict[str, str] = {}
    waiting = list(NEEDED)
    while waiting:
        name = waiting.pop()
        plain = name.lower().replace("_", "-")
        if plain in found or plain in OWN:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:  # for another system, or an extra
            continue
        found[plain] = f"{package.name}=={package.version}"
        required = [each for each in package.requires or [] if "extra ==" not in each]
        waiting += map(name_of, required)
    return sorted(found.values(), key=str.lower)

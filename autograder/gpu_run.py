"""What `run.sh` of a bundle starts on the GPU machine: the device checks of all that is in it, a line of results for each.

A run that was stopped goes on where it was; what had no GPU is tried again.
"""

import json
import sys
from pathlib import Path
from typing import Any

import torch

from autograder import provenance
from autograder.course import Course, CourseError
from autograder.gpu import DeviceGrader
from autograder.gpu_job import Target, check, target_of_file, target_of_folder, target_of_solution
from autograder.results import Result
from autograder.sandbox import WarmProcessError

CONTENT, RESULTS = "bundle.json", "results.jsonl"
NUMBER = (int, float)
PARTS = {
    "target": int,
    "problem": str,
    "refusal": str,
    "isolation": str,
    "seconds": NUMBER,
    "notes": list,
    "machine": dict,
    "checks": list,
}
PARTS_OF_CHECK = {"exercise": str, "check": str, "outcome": str, "message": str, "seconds": NUMBER}


def main(bundle: Path) -> int:
    """Run the bundle in a folder; return 1 where a result needs a person, and 2 where nothing can be run."""
    content = json.loads((bundle / CONTENT).read_text())
    course = Course.find(bundle / "course")
    broken = 0
    with DeviceGrader(course) as grader, (bundle / RESULTS).open("a") as file:
        print(grader.reason or f"on {torch.cuda.get_device_name()}")
        for number in sorted(set(range(len(content["targets"]))) - done(bundle)):
            target = target_in(bundle, course, content["targets"][number])
            result = check(grader, target, content["seed"])
            file.write(json.dumps(_line(number, result, grader.reason)) + "\n")
            file.flush()
            print(f"{result.assignment}, {target.name}: {_summary(result)}", *result.problems(), sep="\n    ", flush=True)
            broken += result.outcome == "error"
    return 1 if broken else 0


def _summary(result: Result) -> str:
    ran = any(each.outcome != "not_run" for each in result.checks)
    return f"{result.score:g} of {result.max_score:g} points" if ran else "not run"


def done(bundle: Path) -> set[int]:
    """Return the numbers of the targets for which there is nothing left to do."""
    return {line["target"] for line in lines(bundle) if all(each["outcome"] in ("passed", "failed") for each in line["checks"])}


def lines(bundle: Path) -> list[dict[str, Any]]:
    """Return the lines of results that are whole: a run that is killed may leave half of one."""
    path, found = bundle / RESULTS, []
    for text in path.read_text().splitlines() if path.exists() else []:
        try:
            found.append(json.loads(text))
        except ValueError:
            continue
    return [line for line in found if _has(line, PARTS) and all(_has(each, PARTS_OF_CHECK) for each in line["checks"])]


def _has(line: object, parts: dict[str, Any]) -> bool:
    """Say whether this is an object with these parts and no others."""
    return isinstance(line, dict) and line.keys() == parts.keys() and all(isinstance(line[name], parts[name]) for name in parts)


def target_in(bundle: Path, course: Course, entry: dict[str, str]) -> Target:
    """Return a notebook of the bundle."""
    if not entry["place"]:
        return target_of_solution(course.assignment(entry["assignment"]))
    if not entry["student"]:
        return target_of_file(bundle / entry["place"], course, entry["assignment"])
    return target_of_folder(course.assignment(entry["assignment"]), entry["student"], bundle / entry["place"])


def _line(number: int, result: Result, reason: str) -> dict[str, Any]:
    told = {"problem": result.problem, "refusal": result.refusal, "isolation": result.isolation, "seconds": result.seconds}
    machine = {"device": "" if reason else torch.cuda.get_device_name()} | provenance.versions()
    checks = [
        {"exercise": each.check.exercise, "check": each.check.name, "outcome": each.outcome}
        | {"message": each.message, "seconds": round(each.seconds, 4)}
        for each in result.checks
    ]
    return {"target": number, **told, "notes": result.notes, "machine": machine, "checks": checks}


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1])))
    except (CourseError, WarmProcessError) as failure:
        print(f"autograder: {failure}", file=sys.stderr)
        sys.exit(2)

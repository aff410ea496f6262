"""The journal: what is known of one submission's grading is on disk as soon as it is known, a line for each check.

A process that is killed leaves at most one line that is cut short, which the next one reads as if it were not there.
"""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from autograder import provenance
from autograder.checks import Check
from autograder.course import Assignment
from autograder.provenance import Provenance
from autograder.results import CheckResult, Result

FORMAT = 1


class Journal:
    """One submission's journal, and the notebook as it was executed, in the folder journal/<assignment>/ of the course."""

    def __init__(self, folder: Path, student: str) -> None:
        self.path = folder / f"{student}.jsonl"
        self.executed = folder / f"{student}.ipynb"
        self._student = student

    def known(self, source: Provenance, checks: dict[Check, str], seed: int | None = None) -> dict[Check, CheckResult]:
        """Return the verdicts that still hold: of the same source, by the same checks and, if one is given, with this seed."""
        lines = list(self._lines())
        head = lines[0] if lines else {}
        if head.get("journal") != FORMAT or head["from"] != provenance.as_dict(source) or seed not in (None, head["seed"]):
            return {}
        verdicts = {(line["exercise"], line["check"], line["hash"]): line for line in lines if "check" in line}
        found = {check: verdicts.get((check.exercise, check.name, hashed)) for check, hashed in checks.items()}
        return {check: _verdict(check, line) for check, line in found.items() if line and line["outcome"] != "error"}

    def is_final(self, source: Provenance, checks: dict[Check, str], seed: int | None = None) -> bool:
        """Say whether there is nothing left to do: errors of ours, and what they left without a verdict, are tried again."""
        return bool(self._end()) and self.executed.exists() and self.known(source, checks, seed).keys() == checks.keys()

    def result(self, assignment: Assignment, checks: Iterable[Check]) -> Result:
        """Return the result that was ended last, as it stands. Raise FileNotFoundError where there is none."""
        if not (end := self._end()):
            raise FileNotFoundError(f"{self.path} holds no result")
        head, *lines = self._lines()
        verdicts = {(line["exercise"], line["check"]): line for line in lines if "check" in line}
        missing = {"outcome": "error", "message": "the grading was broken off", "seconds": 0}
        ended = [_verdict(check, verdicts.get((check.exercise, check.name), missing)) for check in checks]
        came_from = head["from"] | {"versions": head["versions"]}
        told = {name: end[name] for name in ("notes", "problem", "refusal", "isolation", "seconds")}
        return Result(self._student, assignment.name, head["seed"], ended, provenance=came_from, **told)

    def seed(self, otherwise: int) -> int:
        """Return the seed that this journal was begun with."""
        return int(next(self._lines(), {}).get("seed", otherwise))

    def begin(self, source: Provenance, seed: int) -> None:
        """Begin anew; what was there stays until the first line of the new one is written."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        head = {"journal": FORMAT, "seed": seed, "from": provenance.as_dict(source), "versions": provenance.versions()}
        write_whole(self.path, json.dumps(head) + "\n")

    def add(self, result: CheckResult, hashed: str) -> None:
        """Write down one check's outcome."""
        line = {"exercise": result.check.exercise, "check": result.check.name, "hash": hashed, "outcome": result.outcome}
        told = {"message": result.message, "misconception": result.misconception, "seconds": round(result.seconds, 4)}
        self._append(line | told)

    def end(self, result: Result) -> None:
        """Write down that nothing is left to do, and what is said about the submission as a whole."""
        told = {"problem": result.problem, "refusal": result.refusal, "isolation": result.isolation}
        self._append({"end": True, "notes": result.notes, **told, "seconds": round(result.seconds, 3)})

    def _append(self, line: dict[str, Any]) -> None:
        """Add a line in one piece, behind whatever a killed process has left."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_APPEND)
        try:
            size = os.fstat(descriptor).st_size
            torn = size and os.pread(descriptor, 1, size - 1) != b"\n"
            data = (b"\n" if torn else b"") + json.dumps(line).encode() + b"\n"
            if os.write(descriptor, data) < len(data):
                raise OSError(28, "No space left on device", str(self.path))
        finally:
            os.close(descriptor)

    def _end(self) -> dict[str, Any]:
        return next((line for line in reversed(list(self._lines())) if "end" in line), {})

    def _lines(self) -> Iterator[dict[str, Any]]:
        """Yield the lines that are whole."""
        try:
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return
        for line in text.splitlines():
            try:
                read = json.loads(line)
            except ValueError:
                continue
            if isinstance(read, dict):
                yield read


def write_whole(path: Path, text: str) -> None:
    """Write a file in one step: a reader finds the old one or the new one, and never a part."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def _verdict(check: Check, line: dict[str, Any]) -> CheckResult:
    return CheckResult(check, line["outcome"], line["message"], line["seconds"], line.get("misconception", ""))

"""Results: what grading a submission gives."""

from dataclasses import dataclass, field
from typing import Any, Literal

from autograder.answers import Answer
from autograder.checks import Check

Outcome = Literal["passed", "failed", "error", "not_run"]

# From best to worst: a check with several cases is as good as its worst one.
_ORDER: tuple[Outcome, ...] = ("passed", "not_run", "failed", "error")

# Why a check broke is for the instructor alone: it may name what a hidden check does.
NOT_YOUR_FAULT = "that is not your fault and costs nothing. Your instructor will look at it."
WAITING = "Not yet graded in full: it is waiting for its device checks, which need a GPU. They can only add points."


@dataclass
class CheckResult:
    """How one check ended. The message is for the student where it failed, for the instructor where it is an error.

    `misconception` is the title of a known wrong answer that does the same.
    """

    check: Check
    outcome: Outcome
    message: str = ""
    seconds: float = 0.0
    misconception: str = ""

    @property
    def score(self) -> float | None:
        """The points given, or None where no verdict could be made."""
        return {"passed": self.check.points, "failed": 0.0}.get(self.outcome)

    def add(self, other: "CheckResult") -> None:
        """Take in another case of the same check."""
        if _ORDER.index(other.outcome) > _ORDER.index(self.outcome):
            self.outcome, self.message = other.outcome, other.message
        self.seconds += other.seconds

    def output(self) -> str:
        """What a student reads below the check's sentence."""
        if self.outcome == "error":
            return f"This check could not be made; {NOT_YOUR_FAULT}"
        hint = f"Hint: {self.check.hint}." if self.check.hint and self.outcome == "failed" else ""
        known = f"That is what this mistake gives: {self.misconception}" if self.misconception else ""
        return "\n".join(filter(None, (self.message, known, hint)))


@dataclass
class Result:
    """What grading one submission gave.

    `notes` are sentences for the student about the submission as a whole; `refusal` says why it cannot be graded as it was
    handed in; `problem` says what went wrong on our side. `alike` are the wrong answers that do the same on all inputs of the
    failed checks of an exercise.
    """

    file: str
    assignment: str
    seed: int
    checks: list[CheckResult] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problem: str = ""
    refusal: str = ""
    alike: list[Answer] = field(default_factory=list)
    isolation: str = "none"
    seconds: float = 0.0
    provenance: dict[str, Any] = field(default_factory=dict)

    @property
    def outcome(self) -> Literal["graded", "error"]:
        """`error` where a person must look: the grading, or one of its checks, went wrong on our side."""
        return "error" if self.problem or self.refusal or any(each.outcome == "error" for each in self.checks) else "graded"

    @property
    def score(self) -> float:
        return sum(each.score or 0.0 for each in self.checks)

    @property
    def max_score(self) -> float:
        """What could have been reached here: a check that could not run here gives no point and costs none."""
        return sum(each.check.points for each in self.checks if each.outcome != "not_run")

    def exercises(self) -> list[str]:
        """The exercises in the order of their checks."""
        return list(dict.fromkeys(each.check.exercise for each in self.checks))

    def of(self, exercise: str) -> list[CheckResult]:
        return [each for each in self.checks if each.check.exercise == exercise]

    def problems(self) -> list[str]:
        """What a person must look at, in sentences for the instructor."""
        broken = [
            f"{each.check.exercise}, {each.check.name}: {each.message}" for each in self.checks if each.outcome == "error"
        ]
        return [each for each in (self.refusal, self.problem) if each] + broken

    def waits(self, exercise: str) -> bool:
        """Say whether checks of an exercise could not run here, and nothing else is in the way of its grade."""
        outcomes = {each.outcome for each in self.of(exercise)}
        return not (self.refusal or self.problem) and "not_run" in outcomes and "error" not in outcomes

    def told_student(self, exercise: str) -> str:
        """What a student reads of an exercise that is not graded, or not in full."""
        if self.waits(exercise):
            return WAITING
        return f"{self.refusal}. Your instructor will look at it." if self.refusal else f"Not yet graded; {NOT_YOUR_FAULT}"

    def as_json(self) -> dict[str, Any]:
        """The result in Gradescope's format, with the fields that it lacks."""
        return {
            "file": self.file,
            "assignment": self.assignment,
            "seed": self.seed,
            "isolation": self.isolation,
            "outcome": self.outcome,
            "score": self.score,
            "max_score": self.max_score,
            "execution_time": round(self.seconds, 3),
            "output": "\n".join(self.notes),
            "problems": self.problems(),
            "provenance": self.provenance,
            "tests": [_test_json(each) for each in self.checks],
        }


def _test_json(result: CheckResult) -> dict[str, Any]:
    status = {"passed": {"status": "passed"}, "failed": {"status": "failed"}}.get(result.outcome, {})
    return {
        "name": result.check.sentence,
        "check": result.check.name,
        "exercise": result.check.exercise,
        "outcome": result.outcome,
        "score": result.score,
        "max_score": result.check.points,
        **status,
        "output": result.output(),
    }

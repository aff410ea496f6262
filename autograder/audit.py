"""The audit: does each exercise give full marks to what is right, none to a blank, and less than full to what is wrong?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from autograder.answers import Answer, answers_to
from autograder.checks import Check, read_checks
from autograder.course import Assignment, Course, CourseError
from autograder.memory import Record
from autograder.notebooks import exercises_in, read_source, solution_cells
from autograder.trials import Trial, Trials, answer_trial

MIN_RIGHT, MIN_WRONG = 4, 8
SILENCED = "do the same where checks fail: give both the same first line, true of both, or take one out"
NOT_GRADED = "it was not graded, for the course has changed meanwhile: run the same command again"


@dataclass
class Finding:
    """What the audit found out about one exercise. `faults` is empty where all is as it should be."""

    exercise: str
    assignment: str
    checks: list[Check]
    right: int = 0
    wrong: int = 0
    seconds: float = 0.0
    caught: dict[str, list[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @property
    def points(self) -> float:
        return sum(check.points for check in self.checks)


class Audit:
    """The solution, the blank and the bank's answers for the exercises of some assignments, and what became of them."""

    def __init__(self, course: Course, assignments: list[Assignment], seed: int, *, chosen: bool = False) -> None:
        self._checks = {each: read_checks(each) for each in assignments}
        self._places = [(each, name) for each in assignments for name in exercises_in(read_source(each))]
        _require_known_folders(course)
        self._answers = {name: answers_to(course, name) for _, name in self._places}
        trials = [trial for place in self._places for trial in self._trials(*place)]
        self.trials = Trials(course, trials, seed, chosen=chosen)

    def run(self, workers: int, tell: Callable[[int], None]) -> Iterator[Finding]:
        """Grade what is not known yet; yield a finding for each exercise, in their order; tell how many trials are done."""
        waiting = list(self._places)
        for done in self.trials.run(workers):
            tell(done)
            while waiting and self.trials.is_done(waiting[0][1]):
                yield self._finding(*waiting.pop(0))

    def _trials(self, assignment: Assignment, exercise: str) -> Iterator[Trial]:
        """Yield the solution, the blank, and the answers; what was not as it should be is tried again the next time."""
        cells = tuple(cell.source for cell in solution_cells(read_source(assignment), exercise))
        yield Trial(assignment.name, exercise, "the reference solution", cells, again=("error", "failed"))
        yield Trial(assignment.name, exercise, "the blank notebook", (), again=("error", "passed"))
        yield from (answer_trial(assignment.name, exercise, answer) for answer in self._answers[exercise])

    def _finding(self, assignment: Assignment, exercise: str) -> Finding:
        finding = Finding(
            exercise, assignment.name, [check for check in self._checks[assignment] if check.exercise == exercise]
        )
        solution, blank, *records = [record for _, record in self.trials.records(exercise)]
        finding.faults += _lost(finding, "the reference solution", solution)
        finding.faults += _given(finding, "the blank notebook", blank)
        for answer, record in zip(self._answers[exercise], records, strict=True):
            _judge(finding, answer, record)
        finding.faults += _silenced(finding, self._answers[exercise], records)
        finding.seconds = sum(record.seconds for record in (solution, blank, *records))
        _require_enough(finding)
        return finding


def _judge(finding: Finding, answer: Answer, record: Record) -> None:
    if answer.right:
        finding.right += 1
        finding.faults += _lost(finding, answer.name, record)
        return
    finding.wrong += 1
    finding.faults += _problems(answer.name, record)
    finding.caught[answer.name] = record.failed
    if not record.failed:
        finding.faults.append(f"{answer.name} gets full marks: {answer.title}")


def _lost(finding: Finding, name: str, record: Record) -> list[str]:
    points = {check.name: check.points for check in finding.checks}
    lost = [(check, message) for check, (outcome, message) in record.checks.items() if outcome != "passed"]
    return _problems(name, record) + [f"{name} loses {points[check]:g} in {check}: {message}" for check, message in lost]


def _given(finding: Finding, name: str, record: Record) -> list[str]:
    passed = [check for check in finding.checks if record.checks.get(check.name, ("", ""))[0] == "passed"]
    return _problems(name, record) + [f"{name} gets {check.points:g} points in {check.name}" for check in passed]


def _problems(name: str, record: Record) -> list[str]:
    return [f"{name}: {problem}" for problem in (record.problems if record.is_graded else [NOT_GRADED])]


def _silenced(finding: Finding, answers: list[Answer], records: list[Record]) -> list[str]:
    """Tell of the wrong answers that do the same and say different things of it: then none of them is ever named."""
    keys = {answer_trial(finding.assignment, finding.exercise, answer).key: answer for answer in answers}
    found = [
        (answer, keys[key]) for answer, record in zip(answers, records, strict=True) for key in record.alike if key in keys
    ]
    pairs = dict.fromkeys(tuple(sorted(pair, key=lambda answer: answer.name)) for pair in found)
    return [f"{one.name} and {other.name} {SILENCED}" for one, other in pairs if one.title != other.title]


def _require_enough(finding: Finding) -> None:
    if finding.right < MIN_RIGHT or finding.wrong < MIN_WRONG:
        finding.faults.append(
            f"the bank holds {finding.right} right and {finding.wrong} wrong answers; {MIN_RIGHT} and {MIN_WRONG} are the least"
        )


def _require_known_folders(course: Course) -> None:
    assignments = course.assignments.values()
    known = {name for assignment in assignments for name in exercises_in(read_source(assignment))}
    stray = {path.name for path in course.answers.glob("*")} - known
    if stray:
        raise CourseError(f"{course.answers / min(stray)} is no exercise's: rename the folder or remove it")

"""The GPU job at home: the device checks of a class, merged into the journals and the gradebook that its grading wrote."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from autograder import provenance
from autograder.checks import Check, read_device_checks
from autograder.class_run import course_directory, find_submissions
from autograder.course import Assignment, Course, CourseError, journals
from autograder.gpu import DeviceGrader
from autograder.gpu_job import SOLUTION, Target, check, target_of_file, target_of_folder, target_of_solution
from autograder.journal import Journal
from autograder.provenance import Provenance
from autograder.recorder import Recorder
from autograder.results import CheckResult, Result


def run(course: Course, names: list[str], files: list[Path], seed: int, force: bool = False) -> Iterator[tuple[Target, Result]]:
    """Run device checks of these files, or of the class, or of the solutions; yield each result, and merge a class's."""
    with DeviceGrader(course) as grader:
        for chosen in targets(course, names, files):
            yield from run_all(grader, chosen, seed, force)


def targets(course: Course, names: list[str], files: list[Path]) -> Iterator[list[Target]]:
    """Yield what there is to check, by assignment, and say what it is. Raise CourseError for a name without device checks."""
    chosen = course.select(names)
    for assignment in chosen if names else []:
        if not read_device_checks(assignment):
            raise CourseError(f"{assignment.name} has no device checks: write {assignment.device_checks}")
    if files:
        found = [target_of_file(path, course) for path in files]
        for each in found:
            if each.assignment and each.assignment not in chosen:
                tell(f"{each.name}: left out, for it is of {each.assignment.name}")
        yield [each for each in found if not each.assignment or each.assignment in chosen]
        return
    for assignment in filter(read_device_checks, chosen):
        submitted = submissions(course, assignment)
        about = f"{len(submitted)} submitted notebooks" if submitted else f"{SOLUTION}, since nobody has handed in"
        tell(f"{assignment.name}: the device checks of {about}")
        class_ = (target_of_folder(assignment, student, folder) for student, folder in sorted(submitted.items()))
        yield list(class_) if submitted else [target_of_solution(assignment)]


def submissions(course: Course, assignment: Assignment) -> dict[str, Path]:
    """Return the folders that a class has handed in, by student."""
    try:
        return find_submissions(course_directory(course, assignment.name)[0])
    except CourseError:
        return {}


def run_all(grader: DeviceGrader, chosen: list[Target], seed: int, force: bool) -> Iterator[tuple[Target, Result]]:
    """Run the device checks of some notebooks; where they count, those of a class that have no verdict yet, and merge them."""
    assignment = chosen[0].assignment if chosen else None
    if not assignment or not chosen[0].student or not counts(assignment):
        yield from ((target, check(grader, target, seed)) for target in chosen)
        return
    with Merging(grader.course, assignment) as merging:
        for target in chosen:
            yield target, _check_and_merge(grader, merging, target, seed, force)


def counts(assignment: Assignment) -> bool:
    """Say whether device checks count, aloud where they do not."""
    if not assignment.counts_device_checks:
        tell(f"{assignment.name}: course.toml says device_checks = false, so the gradebook is left alone")
    return assignment.counts_device_checks


def tell(sentence: str) -> None:
    """Say something beside the results, which may go to standard output as JSON."""
    print(sentence, file=sys.stderr)


def _check_and_merge(grader: DeviceGrader, merging: "Merging", target: Target, seed: int, force: bool) -> Result:
    assert target.folder
    known = {} if force else merging.known(target.student, target.folder)
    missing = [each for each in merging.device_checks if each not in known]
    result = check(grader, target, seed, missing)
    merging.merge(target.student, target.folder, result)
    verdicts = known | {each.check: each for each in result.checks}
    result.checks = [verdicts[each] for each in merging.device_checks if each in verdicts]
    return result


class Merging:
    """Merges device verdicts of one assignment into the journals of its class and into the gradebook, which it opens."""

    def __init__(self, course: Course, assignment: Assignment) -> None:
        places, parent = course_directory(course, assignment.name)
        self._recorder = Recorder(places, assignment, parent, feedback=True)
        self._course, self._assignment = course, assignment
        self._source = provenance.of_course(assignment)
        self._hashes = provenance.of_device_checks(assignment)
        self._checks = provenance.of_checks(assignment)

    def __enter__(self) -> "Merging":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._recorder.__exit__(kind, error, trace)

    @property
    def device_checks(self) -> list[Check]:
        return list(self._hashes)

    def source(self, folder: Path) -> Provenance:
        """Return what a student's device verdicts are good for."""
        return replace(self._source, submission=provenance.of_folder(folder))

    def known(self, student: str, folder: Path) -> dict[Check, CheckResult]:
        """Return the device verdicts that are there already and still hold."""
        known = self._journal(student).known(self.source(folder), self._checks)
        return {check: each for check, each in known.items() if check in self._hashes and each.outcome != "not_run"}

    def merge(self, student: str, folder: Path, result: Result) -> None:
        """Write the verdicts of a result down, and record the sum as soon as the hidden checks are through as well."""
        verdicts = [each for each in result.checks if each.outcome in ("passed", "failed")]
        if not verdicts:  # what is no verdict is tried again
            return
        journal, source = self._journal(student), self.source(folder)
        if not journal.known(source, self._checks):
            journal.begin(source, result.seed)
        for each in verdicts:
            journal.add(each, self._hashes[each.check])
        if not journal.is_final(source, self._checks):
            tell(f"{student}: kept until `autograder grade --assignment {self._assignment.name}` has graded the rest")
            return
        os.utime(journal.executed)  # newer than what is recorded: if that fails now, the next grading does it
        self._recorder.record(folder, journal, journal.result(self._assignment, self._checks))

    def _journal(self, student: str) -> Journal:
        return Journal(journals(self._course.root, self._assignment.name), student)

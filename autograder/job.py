"""A job: the grading of one submission of a class, as a worker process does it, here or on another machine.

Everything that it finds out is in the submission's journal when it ends; it returns nothing.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autograder.provenance import Provenance


@dataclass(frozen=True)
class Job:
    """What a worker is told: the course's folder, the assignment, the student, and the folder that was handed in.

    `seed` is the run's; `source` is what the grading is based on, so that a worker that lives long notices what has changed.
    """

    root: str
    assignment: str
    student: str
    folder: str
    source: "Provenance"
    seed: int
    chosen_seed: bool = False
    force: bool = False


def grade(job: Job) -> None:
    """Grade what is not yet known of one submission, and write it into its journal."""
    from autograder.grade_job import grade_job  # it imports torch, which the process that hands out jobs does not need

    grade_job(job)

"""What this machine's workers are forked from: everything that they need is imported once."""

from autograder.worker.imports import uncollected

with uncollected():
    import autograder.grade_job  # noqa: F401

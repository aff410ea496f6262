"""`python -m autograder.worker` is the warm process."""

from autograder.worker.imports import uncollected

with uncollected():
    from autograder.worker.server import main

main()

"""A pretend GPU for device checks: the bench of the GPU job, on which every probe runs on a pretend machine.

It is for tests where there is no GPU. Notebooks are executed once and forked for each check, as hidden checks do it.
"""

import inspect
import re
import textwrap
from pathlib import Path

from nbformat import NotebookNode

from autograder import pretend_cuda, pretend_functions, pretend_machine
from autograder.course import Assignment
from autograder.grading import Grader

PRETENCE = [inspect.getsource(module) for module in (pretend_cuda, pretend_functions, pretend_machine)]
SIZES = [2**i for i in range(14)]
# What products take: on the CPU 1e10 operations a second, on the GPU 1e12.
SECONDS = {"cpu": {n: 1e-6 + 2 * n**3 / 1e10 for n in SIZES}, "cuda": {n: 1e-5 + 2 * n**3 / 1e12 for n in SIZES}}


def on_pretend_machine(names, texts, source, name, asked, gpus, seconds, args):
    """Run a probe on the pretend machine, where a file that is saved tells of the GPU as well.

    The cells behind the names that it asks for are run again first: some choose a device when they are loaded.
    """
    pretence, probe = {}, {"__name__": "probe", "torch": torch, "np": np}  # noqa: F821  # they are there for every probe
    for text in texts:
        exec(compile(text, "<pretence>", "exec", dont_inherit=True), pretence)
    exec(compile(source, "<probe>", "exec", dont_inherit=True), probe)

    def look(machine):
        def tag(storage):
            known = machine._places.get(getattr(storage, "_untyped_storage", storage)._cdata)
            return str(known[1]) if known else "cpu"

        torch.serialization.location_tag = tag  # noqa: F821
        return probe[name](names, *args)

    return pretence["observe"](vars(names)["_names"], gpus, seconds, set(asked), look)


class PretendSnapshot:
    """A snapshot whose probes see a pretend GPU."""

    def __init__(self, snapshot, gpus):
        self._snapshot, self._gpus = snapshot, gpus

    def __getattr__(self, name):
        return getattr(self._snapshot, name)

    def begin_check(self, check, **how):
        self._snapshot.begin_check(check, **how)

    def run(self, probe, *args):
        source = textwrap.dedent(inspect.getsource(probe))
        asked = sorted(set(re.findall(r"names\.(\w+)", source)))
        return self._snapshot.run(on_pretend_machine, PRETENCE, source, probe.__name__, asked, self._gpus, SECONDS, args)


class PretendBench:
    """The bench of one submission on a machine with some pretend GPUs."""

    def __init__(self, grader: Grader, assignment: Assignment, notebook: NotebookNode, folder: Path | None, seed: int) -> None:
        self.seed = seed
        self._grader, self._assignment = grader, assignment
        self._session = grader.session(assignment, notebook, seed, folder)
        self._session.execute()

    def student(self, assignment, exercise):
        return PretendSnapshot(self._session.snapshot(exercise), gpus=1)

    def solution(self, assignment, exercise):
        return PretendSnapshot(self._grader.solution(self._assignment).snapshot(exercise), gpus=1)

    def close(self):
        self._session.close()

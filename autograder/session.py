"""Sessions: a worker executes a notebook, and leaves a snapshot of its state at each exercise's test cell.

Everything here runs in the trusted process. What comes from a worker is data, and it may be late, forged or missing.
"""

import copy
import secrets
import socket
import time

from nbformat import NotebookNode

from autograder import outputs
from autograder.course import Limits, SolutionFailure
from autograder.limits import ending, refused
from autograder.notebooks import code_cells, exercise_of, solved_in
from autograder.reference import ReferenceSnapshot
from autograder.sandbox import WarmProcessError
from autograder.seeds import derive_seed
from autograder.snapshot import Snapshot, StudentFailure
from autograder.warm import WarmProcess, bounded
from autograder.worker.channel import Channel, ChannelClosed, ChannelTimeout, is_for

INTERRUPT_SECONDS = 2
SNAPSHOT_SECONDS = 10
START_SECONDS = 60  # with a GPU, whose driver and libraries may come from a cold disk
BANK_SECONDS = 6  # for what a wrong answer of the bank does in one check: an endless one is asked once
RERUN = "Mend that cell, choose Kernel > Restart Kernel and Run All Cells, and hand the notebook in again"


class Session:
    """One worker over one notebook: execute it once, then ask its snapshots. `reference` says that it is the solution.

    `notes` tells what happened to its cells; `stopped`, if it did not run to its end, why.
    """

    def __init__(
        self,
        warm: WarmProcess,
        notebook: NotebookNode,
        limits: Limits,
        seed: int,
        *,
        reference: bool,
        files: dict[str, bytes] | None = None,
    ) -> None:
        self.notebook = copy.deepcopy(notebook)
        self.stopped = ""
        self.notes: list[str] = []
        self._warm, self._limits, self._seed, self._reference = warm, limits, seed, reference
        self._snapshots: dict[str, Snapshot] = {}
        self._before: dict[str, Snapshot] = {}
        self._pid, self._channel = warm.fork(files or {}, derive_seed(seed, "notebook"), limits)
        try:
            self._require_isolation()
        except WarmProcessError:
            self._channel.close()
            raise

    def close(self) -> None:
        """End the worker and its snapshots."""
        self._channel.close()
        for snapshot in (*self._snapshots.values(), *self._before.values()):
            snapshot.close()
        self._warm.kill(self._pid)

    def ending(self) -> str:
        """Say how the worker came to its end, in words that end a sentence about it; "" where it has not."""
        why = self._warm.why(self._pid)
        return ending(why, self._limits) if why else ""

    def _require_isolation(self) -> None:
        """Wait for the worker's first word, which it says when it is locked in and before any code of the student's."""
        try:
            first = self._channel.receive(START_SECONDS)
        except (ChannelClosed, ChannelTimeout) as error:
            raise WarmProcessError("a worker did not start") from error
        if "unsafe" in first:
            raise WarmProcessError(f"a worker was not started: {first['unsafe']}")

    def snapshot(self, exercise: str) -> Snapshot:
        """Return the notebook as it stood at an exercise's test cell. Raise StudentFailure where it never got there."""
        if exercise in self._snapshots:
            return self._snapshots[exercise]
        why = self.stopped or "the notebook has no test cell for this exercise"
        raise (SolutionFailure if self._reference else StudentFailure)(f"{why}. {RERUN}")

    def before(self, exercise: str) -> Snapshot:
        """Return the solution's notebook as it stood before an exercise's answer: another answer can be put in there."""
        return self._before[exercise]

    def execute(self, until: str = "", *, stay: bool = False) -> None:
        """Run the code cells in order, with a snapshot before each test cell; store their outputs in the notebook.

        `until` names an exercise: then nothing behind its snapshot is run. With `stay`, this snapshot is the only one and the
        worker itself, which answers one check: see device_session.py.
        """
        self._deadline = time.monotonic() + self._limits.notebook_seconds
        for number, cell in enumerate(code_cells(self.notebook), 1):
            cell.outputs, cell.execution_count = [], None
            if self.stopped:
                continue
            try:
                if self._reference and not stay and (solved := solved_in(cell)) and solved not in self._before:
                    self._before[solved] = self._take_snapshot(solved, "snapshot", BANK_SECONDS)
                exercise = exercise_of(cell)
                if exercise and (exercise == until or not stay):
                    how = "stay" if stay else "snapshot"
                    self._snapshots[exercise] = self._take_snapshot(exercise, how, self._limits.check_seconds)
                    if exercise == until:
                        return
                self._run_cell(cell, number)
            except (ChannelClosed, ChannelTimeout):
                self._stop(cell, f"cell {number} {ending(self._warm.why(self._pid), self._limits)}")

    def _take_snapshot(self, exercise: str, how: str, check_seconds: float) -> Snapshot:
        mine, its = socket.socketpair()
        ticket = secrets.token_hex(8)
        with its:
            self._channel.send({"do": how, "ticket": ticket})
            self._channel.send_socket(its)
        self._listen(ticket, SNAPSHOT_SECONDS, outputs.OutputList(self._limits.output_bytes))
        kind = ReferenceSnapshot if self._reference else Snapshot
        limits = self._limits.model_copy(update={"check_seconds": check_seconds})
        return kind(exercise, Channel(bounded(mine)), limits, self._seed, list(self.notes), self._warm.kill)

    def _run_cell(self, cell: NotebookNode, number: int) -> None:
        ticket, recorder = secrets.token_hex(8), outputs.OutputList(self._limits.output_bytes)
        cell.outputs, cell.execution_count = recorder.items, number
        self._channel.send({"do": "cell", "source": cell.source, "number": number, "ticket": ticket})
        try:
            self._listen(ticket, min(self._limits.cell_seconds, self._deadline - time.monotonic()), recorder)
        except ChannelTimeout:
            self._interrupt(cell, number, ticket, recorder)
        else:
            if not exercise_of(cell):  # a visible test that fails tells it where it stands
                self.notes += [f"cell {number} stopped with {error}" for error in recorder.errors()]
            sentences = dict.fromkeys(refused(error, self._limits) for error in recorder.errors())
            self.notes += [f"cell {number} {sentence}" for sentence in sentences if sentence]
        if recorder.cut:
            self.notes.append(f"cell {number} put out more than {self._limits.output_bytes:,} characters; the rest was cut")

    def _interrupt(self, cell: NotebookNode, number: int, ticket: str, recorder: outputs.OutputList) -> None:
        """Stop a cell at its limit; the notebook goes on if the cell can be interrupted and time is left."""
        if time.monotonic() >= self._deadline:
            limit = f"{self._limits.notebook_seconds:g} s, the limit for all cells together"
            self._stop(cell, f"the notebook was stopped in cell {number} after {limit}")
            return
        sentence = f"cell {number} was stopped after {self._limits.cell_seconds:g} s"
        self._warm.interrupt(self._pid)
        try:
            self._listen(ticket, INTERRUPT_SECONDS, recorder)
            recorder.items.append(outputs.note(sentence))
            self.notes.append(sentence)
        except ChannelTimeout:
            self._stop(cell, f"{sentence} and could not be interrupted")

    def _stop(self, cell: NotebookNode, sentence: str) -> None:
        self._warm.kill(self._pid)
        self.stopped = sentence
        self.notes.append(f"{sentence}; the cells after it were not run")
        cell.outputs.append(outputs.note(sentence))

    def _listen(self, ticket: str, seconds: float, recorder: outputs.OutputList) -> None:
        """Store outputs until the worker says that it is done. A worker that lies here spoils only its own outputs."""
        deadline = time.monotonic() + seconds
        while True:
            message = self._channel.receive(max(0.0, deadline - time.monotonic()))
            if is_for(message, "done", ticket):
                return
            recorder.add(message.get("output") if isinstance(message, dict) else None)

"""Snapshots: a student's notebook as it stood at one exercise's test cell, answering what a check asks.

Everything here runs in the trusted process. What comes from a snapshot is data, and it may be late, forged or missing.
"""

import contextlib
import inspect
import secrets
import signal
import socket
import textwrap
import time
from collections.abc import Callable
from functools import lru_cache
from types import CodeType
from typing import Any

import numpy as np
import torch

from autograder.compare import show_call
from autograder.course import Limits
from autograder.readable import readable
from autograder.seeds import derive_seed
from autograder.warm import bounded
from autograder.worker.channel import Channel, ChannelClosed, ChannelTimeout, is_for

END_SECONDS = 5
NO_ANSWER = "it sent something of its own in place of an answer"
FASTER = "Look for a loop that never ends, or for work that is done again and again"
DEFINE = "Define it in the exercise's own cell, with exactly this name, and run all cells from the top to see that it is there"


# What was asked in one check, and what came back: {} where nothing did.
Transcript = list[tuple[dict[str, Any], dict[str, Any]]]


class StudentFailure(Exception):
    """The student's code gave no value; the message is a sentence for the student."""


class Raised(StudentFailure):
    """The student's code raised an exception of the type named `kind`."""

    def __init__(self, message: str, kind: str) -> None:
        super().__init__(message)
        self.kind = kind


def probe_request(probe: Callable[..., Any], *args: object, **kwargs: object) -> dict[str, Any]:
    """Return what a worker is asked: to run a probe with these arguments."""
    request = {"probe": probe.__name__, "source": _source(probe.__code__)}
    return request | {"args": list(args), "kwargs": kwargs, "call": True}


def _copied(value: Any) -> Any:
    """Return plain data that shares no memory with the value. `copy.deepcopy` refuses tensors that autograd has made."""
    if isinstance(value, torch.Tensor):
        return value.detach().clone()
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return type(value)(map(_copied, value)) if type(value) in (list, tuple, set) else value


@lru_cache
def _source(code: CodeType) -> str:
    """Return a function's source, which takes a millisecond to find."""
    return textwrap.dedent(inspect.getsource(code))


class Snapshot:
    """What a check sees as `student` or `solution`: `student.name(args)`, `student["name"]`, `student.run(probe, *args)`.

    A function that is called like one of the methods here is asked by `student.call("run", args)`.
    Each check is answered by a fork of its own, so no check sees what another one did; checks that can do nothing to
    others may share one, where `shares_fork` then says so. `notes` tells what happened to the cells before it. Times are in
    seconds.
    """

    def __init__(
        self,
        exercise: str,
        channel: Channel,
        limits: Limits,
        seed: int,
        notes: list[str],
        kill: Callable[[int], None],
    ) -> None:
        self.last_call = ""
        self.transcripts: dict[str, Transcript] = {}
        self._exercise, self._control, self._limits, self._seed = exercise, channel, limits, seed
        self._notes, self._kill = notes, kill
        self._exercise_left = limits.exercise_seconds
        self._exercise_left_before = limits.exercise_seconds
        self._check, self._check_left = "", limits.check_seconds
        self.shares_fork = False
        self._fork: Channel | None = None
        self._goes_on = False

    def begin_check(self, check: str, *, together: bool = False) -> None:
        """Give a check its time, its random numbers and its fork: with `together`, that of the check before, if it passed."""
        if check == self._check:  # again: the first time does not count
            self._exercise_left = self._exercise_left_before
        self._exercise_left_before = self._exercise_left
        self._check, self._check_left, self.last_call = check, self._limits.check_seconds, ""
        self.transcripts.pop(check, None)
        self.shares_fork = together and self._goes_on and self._seed_fork()
        self._goes_on = together
        if not self.shares_fork:
            self._end_fork()

    def leave_fork(self) -> None:
        """Let the next check begin in a fork of its own."""
        self._goes_on = False

    def close(self) -> None:
        """End what answers here."""
        if self._fork:
            self._fork.close()
        self._control.close()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self.call(name, *args, **kwargs)

    def __getitem__(self, name: str) -> Any:
        """Return a global of the notebook, as plain data."""
        self.last_call = name
        return self._ask({"probe": name, "args": [], "kwargs": {}, "call": False})

    def call(self, name: str, *args: object, **kwargs: object) -> Any:
        """Call a global of the notebook and return its result, as plain data."""
        self.last_call = show_call(name, args, kwargs)
        return self._ask({"probe": name, "args": list(args), "kwargs": kwargs, "call": True})

    def run(self, probe: Callable[..., Any], *args: object, **kwargs: object) -> Any:
        """Run a probe beside the student's code: probe(names, *args), where `names.f` is the notebook's global f."""
        self.last_call = ""
        return self._ask(probe_request(probe, *args, **kwargs))

    def raises(self, name: str, *args: object, **kwargs: object) -> str:
        """Call a global of the notebook and return the type of the exception that it raises, or ""."""
        try:
            self.call(name, *args, **kwargs)
        except Raised as raised:
            return raised.kind
        return ""

    def _ask(self, request: dict[str, Any]) -> Any:
        request = _copied(request)  # what a check gives and gets is its own, to change as it likes
        transcript = self.transcripts.setdefault(self._check, [])
        transcript.append((request, {}))
        transcript[-1] = request, self.exchange(request)
        return self._value(_copied(transcript[-1][1]))

    def exchange(self, request: dict[str, Any]) -> dict[str, Any]:
        """Ask, and return the reply as it is. Raise StudentFailure where none comes."""
        seconds = min(self._check_left, self._exercise_left)
        if seconds <= 0:
            raise StudentFailure(f"it was not run: the time for the checks was used up before. {FASTER}")
        ticket, start = secrets.token_hex(8), time.monotonic()
        try:
            fork = self._fork or self._begin_fork()
            fork.send(request | {"ticket": ticket})
            reply = fork.receive(seconds)
        except ChannelTimeout as error:
            self._end_fork()
            raise StudentFailure(f"it did not finish within {max(seconds, 0.1):.2g} s. {FASTER}") from error
        except ChannelClosed as error:
            raise StudentFailure(f"it ended the Python process before it returned a value{self._how_it_ended()}") from error
        finally:
            spent = time.monotonic() - start
            self._check_left, self._exercise_left = self._check_left - spent, self._exercise_left - spent
        if not is_for(reply, "ticket", ticket):
            raise StudentFailure(NO_ANSWER)
        return reply

    def _begin_fork(self) -> Channel:
        mine, its = socket.socketpair()
        with its:
            self._control.send({"seed": self._check_seed()})
            self._control.send_socket(its)
        self._fork = Channel(bounded(mine))
        return self._fork

    def _seed_fork(self) -> bool:
        """Give the fork the check's random numbers; say whether there is one."""
        with contextlib.suppress(ChannelClosed):
            if self._fork:
                self._fork.send({"seed": self._check_seed()})
                return True
        return False

    def _check_seed(self) -> int:
        return derive_seed(self._seed, self._exercise, self._check)

    def _end_fork(self) -> int | None:
        """End the check's fork and return how it ended, or None where nothing says so."""
        if not self._fork:
            return None
        self._fork.close()
        self._fork = None
        ticket = secrets.token_hex(8)
        try:
            self._control.send({"ticket": ticket})
            reply = self._control.receive(END_SECONDS)
        except (ChannelClosed, ChannelTimeout):
            self._exercise_left = 0  # the snapshot itself is gone: there is nothing left to ask
            return None
        if not is_for(reply, "ticket", ticket):
            return None
        if isinstance(alive := reply.get("alive"), int):
            self._kill(alive)
        return status if isinstance(status := reply.get("status"), int) else None

    def _how_it_ended(self) -> str:
        status = self._end_fork()
        if status is not None and -status in set(signal.Signals):
            return f" ({signal.Signals(-status).name})"
        return " (os._exit or sys.exit)" if status is not None and status >= 0 else ""

    def _value(self, answer: dict[str, Any]) -> Any:
        if "value" in answer:
            return answer["value"]
        if "undefined" in answer:
            notes = f" ({'; '.join(self._notes[-2:])})" if self._notes else ""
            name = readable(str(answer["undefined"]), 80)
            raise StudentFailure(f"`{name}` is not defined when this exercise's tests are reached{notes}. {DEFINE}")
        if "not_plain" in answer:
            raise StudentFailure(f"what it returned cannot be looked at: it is {readable(str(answer['not_plain']), 200)}")
        raised = answer.get("raised")
        if not isinstance(raised, dict):
            raise StudentFailure(NO_ANSWER)
        kind, told, where = (readable(str(raised.get(key, "")), 600) for key in ("type", "message", "where"))
        raise Raised(f"it raised {kind}: {told}".rstrip(": ") + (f", in {where}" if where else ""), kind)

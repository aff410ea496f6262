"""Probes: what runs beside the student's code and reports what it saw. No verdict is made here."""

import __future__

import contextlib
import os
import random
import signal
from typing import Any

import numpy as np
import torch

from autograder.worker import plain
from autograder.worker.channel import Channel, ChannelClosed
from autograder.worker.shell import shorten, student_line

_ANNOTATIONS = __future__.annotations.compiler_flag


class Undefined(Exception):
    """A probe asked for a name that the notebook does not define."""


class Names:
    """The notebook's globals as a probe sees them: `names.f(x)` or `names["f"](x)`."""

    def __init__(self, names: dict[str, Any]) -> None:
        self._names = names

    def __getitem__(self, name: str) -> Any:
        if name not in self._names:
            raise Undefined(name)
        return self._names[name]

    __getattr__ = __getitem__


def serve_one_check(channel: Channel, names: dict[str, Any]) -> None:
    """Answer one check in this process itself, which is then of no more use: where a fork could not use the GPU."""
    with contextlib.suppress(ChannelClosed):
        begin = channel.receive()
        connection = channel.receive_socket()
        seed_everything(begin["seed"])
        _answer_probes(Channel(connection), Names(names))


def serve_checks(channel: Channel, names: dict[str, Any]) -> None:
    """Give each check a fork, so that no check sees what another one did; return at the channel's end.

    The trusted process talks to the fork directly, also where one answers several checks. Here it only says when a fork is
    wanted and when it is no more, and learns how it ended: 0, an exit code, or minus the number of a signal.
    """
    with contextlib.suppress(ChannelClosed):
        while True:
            begin = channel.receive()
            connection = channel.receive_socket()
            if (child := os.fork()) == 0:
                os.setsid()
                channel.close()
                seed_everything(begin["seed"])
                _answer_probes(Channel(connection), Names(names))
                os._exit(0)
            connection.close()
            end = channel.receive()
            channel.send({"ticket": end["ticket"], **_end(child)})


def seed_everything(seed: int) -> None:
    """Seed the generators of random, numpy and torch."""
    random.seed(seed)
    np.random.seed(seed % 2**32)
    torch.default_generator.manual_seed(seed)  # torch.manual_seed looks for every kind of device: 5 ms in a fresh fork
    if torch.cuda.is_initialized():  # type: ignore[no-untyped-call]
        torch.cuda.manual_seed_all(seed)


def _end(child: int) -> dict[str, int]:
    """End a fork and whatever it has started; say how it ended, or its process id where it is not ours to kill."""
    ended, status = os.waitpid(child, os.WNOHANG)
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        pass
    except PermissionError:
        if not ended:
            return {"alive": child}
    if not ended:
        _, status = os.waitpid(child, 0)
    return {"status": os.waitstatus_to_exitcode(status)}


def _answer_probes(channel: Channel, names: Names) -> None:
    silence = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(silence, descriptor)
    settings = _settings()
    with contextlib.suppress(ChannelClosed):
        while True:
            request = channel.receive()
            if "probe" in request:
                channel.send_frame(_observe(request, names))
            elif _settings() == settings:  # the next check begins
                seed_everything(request["seed"])
            else:
                return


def _settings() -> tuple[object, ...]:
    """Return what holds for all that torch computes: where one check leaves it changed, the next one is not answered here."""
    return torch.is_grad_enabled(), torch.is_inference_mode_enabled(), torch.get_default_dtype(), torch.get_default_device()


def _observe(request: dict[str, Any], names: Names) -> bytes:
    """Run one probe and return the frame that tells what it saw."""
    ticket = request["ticket"]
    try:
        probe = _compile(request["source"], request["probe"]) if "source" in request else names[request["probe"]]
        arguments = [names, *request["args"]] if "source" in request else request["args"]
        value = probe(*arguments, **request["kwargs"]) if request["call"] else probe
        return plain.pack({"ticket": ticket, "value": value})
    except plain.NotPlain as error:
        return plain.pack({"ticket": ticket, "not_plain": str(error)})
    except Undefined as error:
        return plain.pack({"ticket": ticket, "undefined": str(error)})
    except BaseException as error:
        raised = {"type": type(error).__name__[:80], "message": shorten(error), "where": student_line(error)}
        return plain.pack({"ticket": ticket, "raised": raised})


def _compile(source: str, name: str) -> Any:
    """Return the probe's function; the names `torch` and `np` are there for it, anything else it imports itself."""
    namespace: dict[str, Any] = {"__name__": "probe", "torch": torch, "np": np}
    exec(compile(source, "<probe>", "exec", flags=_ANNOTATIONS, dont_inherit=True), namespace)
    return namespace[name]

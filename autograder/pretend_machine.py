"""A pretend machine with GPUs: what torch, Python's clocks and a notebook see of `pretend_cuda.py`.

Its text is executed in the student's worker behind those of `pretend_cuda.py` and `pretend_functions.py`, whose names it uses.
"""

from __future__ import annotations

import contextlib
import datetime
import dis
import linecache
import time
import timeit
from collections.abc import Callable, Iterator
from types import CodeType
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from autograder.pretend_cuda import Clock, PretendCuda
    from autograder.pretend_functions import cuda_functions

CLOCKS = ("time", "perf_counter", "monotonic", "process_time", "thread_time", "clock_gettime")
# What torch says where a part of CUDA is asked for that has no pretend form here.
REAL_CUDA = ("NVIDIA driver", "CUDA driver", "not compiled with CUDA", "no CUDA-capable", "CUDA runtime", "CUDA_HOME", "'_cuda")


def accelerator_functions(cuda: dict[str, Any], machine: PretendCuda) -> dict[str, Any]:
    """Return what stands in for functions of torch.accelerator."""
    there = torch.accelerator.current_accelerator() or torch.device("cuda")

    def current(check_available: bool = False) -> torch.device | None:
        return there if machine.gpus or not check_available else None

    same = ("is_available", "device_count", "synchronize", "current_stream", "empty_cache", "memory_allocated")
    return {name: cuda[name] for name in same} | {
        "current_accelerator": current,
        "current_device_index": cuda["current_device"],
        "current_device_idx": cuda["current_device"],
        "set_device_index": cuda["set_device"],
        "set_device_idx": cuda["set_device"],
        "device_index": cuda["device"],
    }


class Patches:
    """Replaces attributes, and functions that a notebook has imported by name; puts all back in the end."""

    def __init__(self, names: dict[str, Any]) -> None:
        self._names, self._before = names, dict(names)
        self._undo: list[tuple[Any, str, Any]] = []

    def set(self, owner: Any, name: str, value: Any) -> None:
        if not hasattr(owner, name):
            return
        before = getattr(owner, name)
        self._undo.append((owner, name, before))
        setattr(owner, name, value)
        if callable(before):
            self._names.update({key: value for key, known in self._names.items() if known is before})

    def set_all(self, owner: Any, values: dict[str, Any]) -> None:
        for name, value in values.items():
            self.set(owner, name, value)

    def undo(self) -> None:
        for owner, name, value in reversed(self._undo):
            setattr(owner, name, value)
        self._names.clear()
        self._names.update(self._before)


def patch_clocks(patches: Patches, clock: Clock) -> None:
    """Make every clock of Python show the pretend time."""
    real = timeit.default_timer
    for function in (timeit.timeit, timeit.repeat, timeit.Timer.__init__):
        defaults = tuple(clock.read if each is real else each for each in function.__defaults__ or ())
        patches.set(function, "__defaults__", defaults)
    for name in CLOCKS:
        patches.set(time, name, clock.read)
        patches.set(time, f"{name}_ns", clock.read_ns)
    patches.set(time, "sleep", clock.spend)
    patches.set(timeit, "default_timer", clock.read)

    class Moment(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Moment:
            return cls.fromtimestamp(clock.read(), tz)

        @classmethod
        def utcnow(cls) -> Moment:
            return cls.fromtimestamp(clock.read())

    patches.set(datetime, "datetime", Moment)


def patch_torch(patches: Patches, machine: PretendCuda) -> None:
    """Make torch say and do what it would on the pretend machine."""
    cuda = cuda_functions(machine)
    accelerator = accelerator_functions(cuda, machine)
    patches.set_all(torch.cuda, cuda)
    patches.set_all(torch.accelerator, accelerator)
    patches.set(torch._C, "_cuda_getDeviceCount", lambda: machine.gpus)
    patches.set(torch.backends.cudnn, "is_acceptable", lambda tensor: False)

    cuda_event: Any = cuda["Event"]

    class Event(cuda_event):
        def __init__(self, device: Any = None, *, enable_timing: bool = False, **_: object) -> None:
            super().__init__(enable_timing)

    class Generator(torch.Generator):
        def __new__(cls, device: Any = None) -> Generator:
            return super().__new__(cls)

    make_from_numpy = torch.from_numpy

    def from_numpy(array: Any) -> torch.Tensor:
        machine.clock.spend(machine.seconds.get("make", 0.0))
        return make_from_numpy(array)

    def compile(model: Any = None, **_: object) -> Any:
        return model if model is not None else lambda function: function

    replaced = {"Event": Event, "Stream": cuda["Stream"], "Generator": Generator}
    patches.set_all(torch, replaced | {"from_numpy": from_numpy, "compile": compile})


def cells_behind(cells: list[str], wanted: set[str]) -> list[int]:
    """Return the numbers of the cells that define some names, and whatever those cells may use, in their order."""
    stored, loaded = zip(*(_names_in(cell) for cell in cells), strict=True) if cells else ((), ())
    found: set[int] = set()
    while more := {number for number in range(len(cells)) if number not in found and stored[number] & wanted}:
        found |= more
        wanted = wanted.union(*(loaded[number] for number in more))
    return sorted(found)


def _names_in(cell: str) -> tuple[set[str], set[str]]:
    """Return the global names that a cell defines and those that it uses, in its functions too."""
    try:
        codes = [compile(cell, "<cell>", "exec", dont_inherit=True)]
    except (SyntaxError, ValueError):
        return set(), set()
    for code in codes:
        codes.extend(each for each in code.co_consts if isinstance(each, CodeType))
    steps = [step for code in codes for step in dis.get_instructions(code)]
    stored = {str(step.argval) for step in steps if step.opname in ("STORE_NAME", "STORE_GLOBAL")}
    return stored, {str(step.argval) for step in steps if step.opname in ("LOAD_NAME", "LOAD_GLOBAL")}


def run_again(names: dict[str, Any], wanted: set[str]) -> None:
    """Run the cells behind some names again: what they computed when they were loaded, they computed without the GPU."""
    cells = [str(cell) for cell in names.get("In", [])]
    for number in cells_behind(cells, wanted):
        with contextlib.suppress(Exception, SystemExit):  # as in a notebook: the next cell runs all the same
            file = f"<ipython-input-{number}-again>"
            linecache.cache[file] = len(cells[number]), None, cells[number].splitlines(True), file  # an error quotes its line
            exec(compile(cells[number], file, "exec", dont_inherit=True), names)


@contextlib.contextmanager
def pretending(names: dict[str, Any], gpus: int, seconds: dict[str, Any], again: set[str]) -> Iterator[PretendCuda]:
    """Pretend within this block that the machine has some GPUs, for the notebook with these global names.

    The cells behind the names in `again` are run again first.
    """
    machine, patches = PretendCuda(gpus, seconds), Patches(names)
    try:
        patch_clocks(patches, machine.clock)
        patch_torch(patches, machine)
        with machine:
            run_again(names, again)
            machine.products.clear()
            yield machine
            torch.set_default_device(None)
    finally:
        patches.undo()


def observe(names: dict[str, Any], gpus: int, seconds: dict[str, Any], again: set[str], look: Callable[..., Any]) -> Any:
    """Return what `look(machine)` sees on the pretend machine, or {"unknown": …} where a part of CUDA has no pretend form."""
    try:
        with pretending(names, gpus, seconds, again) as machine:
            return look(machine)
    except Exception as error:
        if gpus and any(words in str(error) for words in REAL_CUDA):
            return {"unknown": f"{type(error).__name__}: {error}"[:300]}
        raise

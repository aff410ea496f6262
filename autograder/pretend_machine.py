"""A pretend machine with GPUs: what torch.cuda, Python's clocks and a notebook see of `pretend_cuda.py`.

Its text is executed in the student's worker behind that of `pretend_cuda.py`, whose names it uses.
"""

from __future__ import annotations

import contextlib
import datetime
import dis
import time
import timeit
from collections.abc import Callable, Iterator
from types import CodeType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from autograder.pretend_cuda import Clock, PretendCuda

CLOCKS = ("time", "perf_counter", "monotonic", "process_time", "thread_time", "clock_gettime")
# What torch says where a part of CUDA is asked for that has no pretend form here.
REAL_CUDA = ("NVIDIA driver", "CUDA driver", "not compiled with CUDA", "no CUDA-capable", "CUDA runtime", "CUDA_HOME", "'_cuda")


def cuda_functions(machine: PretendCuda) -> dict[str, Any]:
    """Return what stands in for functions and classes of torch.cuda."""
    clock = machine.clock

    def index(device: Any = None) -> int:
        return machine.resolve("cuda" if device is None else device).index or 0

    def wait(device: Any = None) -> None:
        index(device)
        clock.wait()

    def choose(device: Any) -> None:
        machine.current = index(device)

    class Chosen:
        """Makes a GPU the current one within a block."""

        def __init__(self, device: Any) -> None:
            self.idx, self._before = index(device), machine.current

        def __enter__(self) -> None:
            self._before, machine.current = machine.current, self.idx

        def __exit__(self, *_: object) -> None:
            machine.current = self._before

    def properties(device: Any = None) -> SimpleNamespace:
        try:
            name = f"Pretend GPU {index(device)}"
        except RuntimeError:
            raise AssertionError("Invalid device id") from None
        return SimpleNamespace(name=name, total_memory=2**34, major=8, minor=0, multi_processor_count=80)

    class Event:
        """A moment in the GPU's queue."""

        def __init__(self, enable_timing: bool = False, *_: object, **__: object) -> None:
            self._timed, self._moment = enable_timing, 0.0

        def record(self, stream: Any = None) -> None:
            self._moment = max(clock.read(), clock.busy_until)

        def synchronize(self) -> None:
            clock.wait(self._moment)

        def wait(self, stream: Any = None) -> None:
            """Do nothing: there is one queue."""

        def query(self) -> bool:
            return clock.read() >= self._moment

        def elapsed_time(self, end: Event) -> float:
            if not (self._timed and end._timed and self._moment and end._moment):
                raise ValueError("Both events must be created with argument 'enable_timing=True' and recorded.")
            if clock.now < end._moment:
                raise RuntimeError("CUDA error: device not ready")
            return (end._moment - self._moment) * 1000

    class Stream:
        """The GPU's one queue."""

        def __init__(self, *_: object, **__: object) -> None:
            self.cuda_stream = 0

        def synchronize(self) -> None:
            clock.wait()

        def record_event(self, event: Any = None) -> Any:
            event = event or Event()
            event.record()
            return event

        def query(self) -> bool:
            return clock.read() >= clock.busy_until

        def wait_event(self, event: Any) -> None:
            """Do nothing: there is one queue."""

        wait_stream = wait_event

        def __enter__(self) -> Stream:
            return self

        def __exit__(self, *_: object) -> None:
            """Do nothing."""

    def no_bytes(*_: object, **__: object) -> int:
        return 0

    nothing = dict.fromkeys(("init", "_lazy_init", "empty_cache", "reset_peak_memory_stats", "ipc_collect"), no_bytes)
    memory = dict.fromkeys(("memory_allocated", "max_memory_allocated", "memory_reserved", "max_memory_reserved"), no_bytes)
    streams = dict.fromkeys(("current_stream", "default_stream", "Stream"), Stream)
    return nothing | memory | streams | {
        "is_available": lambda: machine.gpus > 0,
        "device_count": lambda: machine.gpus,
        "_device_count_nvml": lambda: machine.gpus,
        "_cached_device_count": None,
        "_is_compiled": lambda: True,
        "is_initialized": lambda: False,  # so that seeding the GPU is put off for ever
        "current_device": index,
        "set_device": choose,
        "device": Chosen,
        "synchronize": wait,
        "get_device_name": lambda device=None: properties(device).name,
        "get_device_properties": properties,
        "get_device_capability": lambda device=None: (8, index(device) * 0),
        "mem_get_info": lambda device=None: (2**34, 2**34 + index(device) * 0),
        "is_bf16_supported": lambda *_, **__: True,
        "stream": lambda stream: contextlib.nullcontext(stream),
        "Event": Event,
    }  # fmt: skip


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
            exec(compile(cells[number], f"<ipython-input-{number}-again>", "exec", dont_inherit=True), names)


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

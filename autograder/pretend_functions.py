"""What stands in for the functions and classes of torch.cuda on the pretend machine of `pretend_machine.py`.

Its text is executed in the student's worker behind that of `pretend_cuda.py`, whose names it uses.
"""

from __future__ import annotations

import contextlib
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.pretend_cuda import Clock, PretendCuda

MEMORY = 2**34  # bytes of each GPU


def cuda_functions(machine: PretendCuda) -> dict[str, Any]:
    """Return what stands in for functions and classes of torch.cuda, by name."""
    return _state(machine) | _devices(machine) | _properties(machine) | _queue(machine.clock)


def _state(machine: PretendCuda) -> dict[str, Any]:
    """Return what tells if CUDA is there, and what looks after its memory."""

    def no_bytes(*_: object, **__: object) -> int:
        return 0

    nothing = ("init", "_lazy_init", "empty_cache", "reset_peak_memory_stats", "ipc_collect")
    memory = ("memory_allocated", "max_memory_allocated", "memory_reserved", "max_memory_reserved")
    return dict.fromkeys((*nothing, *memory), no_bytes) | {
        "memory_stats": lambda *_, **__: {"allocated_bytes.all.allocated": machine.bytes_taken},
        "is_available": lambda: machine.gpus > 0,
        "device_count": lambda: machine.gpus,
        "_device_count_nvml": lambda: machine.gpus,
        "_cached_device_count": None,
        "_is_compiled": lambda: True,
        "is_initialized": lambda: False,  # so that seeding the GPU is put off for ever
        "is_bf16_supported": lambda *_, **__: True,
    }


def _index(machine: PretendCuda, device: Any = None) -> int:
    return machine.resolve("cuda" if device is None else device).index or 0


def _devices(machine: PretendCuda) -> dict[str, Any]:
    """Return what chooses the current GPU and what waits for one."""

    class Chosen:
        """Makes a GPU the current one within a block."""

        def __init__(self, device: Any) -> None:
            self.idx, self._before = _index(machine, device), machine.current

        def __enter__(self) -> None:
            self._before, machine.current = machine.current, self.idx

        def __exit__(self, *_: object) -> None:
            machine.current = self._before

    def choose(device: Any) -> None:
        machine.current = _index(machine, device)

    def wait(device: Any = None) -> None:
        _index(machine, device)  # raises where there is no such GPU
        machine.clock.wait()

    return {"current_device": lambda: _index(machine), "set_device": choose, "device": Chosen, "synchronize": wait}


def _properties(machine: PretendCuda) -> dict[str, Any]:
    """Return what describes a GPU."""

    def describe(device: Any = None) -> SimpleNamespace:
        try:
            name = f"Pretend GPU {_index(machine, device)}"
        except RuntimeError:
            raise AssertionError("Invalid device id") from None
        return SimpleNamespace(name=name, total_memory=MEMORY, major=8, minor=0, multi_processor_count=80)

    def capability(device: Any = None) -> tuple[int, int]:
        gpu = describe(device)
        return gpu.major, gpu.minor

    return {
        "get_device_name": lambda device=None: describe(device).name,
        "get_device_properties": describe,
        "get_device_capability": capability,
        "mem_get_info": lambda device=None: (MEMORY, describe(device).total_memory),
    }


def _queue(clock: Clock) -> dict[str, Any]:
    """Return the events and streams of the GPU's one queue."""
    event = _event_class(clock)
    stream = _stream_class(clock, event)
    streams = dict.fromkeys(("current_stream", "default_stream", "Stream"), stream)
    return streams | {"stream": lambda chosen: contextlib.nullcontext(chosen), "Event": event}


def _event_class(clock: Clock) -> type:
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

    return Event


def _stream_class(clock: Clock, event_class: type) -> type:
    class Stream:
        """The GPU's one queue."""

        def __init__(self, *_: object, **__: object) -> None:
            self.cuda_stream = 0

        def synchronize(self) -> None:
            clock.wait()

        def record_event(self, event: Any = None) -> Any:
            event = event or event_class()
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

    return Stream

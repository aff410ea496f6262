"""What device checks share, on the trusted side: ask on the GPU, and say in a sentence what stayed on the CPU."""

import inspect
from collections.abc import Callable
from typing import Any

from autograder import device_watch
from autograder.compare import Mismatch, fields, show
from autograder.snapshot import Raised, Snapshot

WATCH = inspect.getsource(device_watch)
MIXED = ("on the same device", "should be the same", "is on cpu", "can't convert cuda", "device type tensor to numpy")


def on_gpu(asked: Snapshot, probe: Callable[..., Any], *args: object) -> Any:
    """Run a probe, which gets the text of device_watch first. Raise Mismatch where devices were mixed, and say so."""
    try:
        return asked.run(probe, WATCH, *args)
    except Raised as error:
        if any(words in str(error) for words in MIXED):
            raise Mismatch(f"what it computes with is partly on the GPU and partly on the CPU: {error}") from error
        raise


def require_gpu(seen: object, what: str, least_bytes: int = 0) -> None:
    """Raise Mismatch where numbers were computed on the CPU or copied, or where the GPU took fewer bytes than that."""
    computed, copied, taken = fields(seen, "computed", "copied", "bytes")
    for counts, place, did in (
        (computed, "cpu", "computed {} numbers on the CPU"),
        (copied, "cpu", "copied {} numbers from the GPU to the CPU"),
        (copied, "cuda", "copied {} numbers from the CPU to the GPU"),
    ):
        if number := counts.get(place, 0) if isinstance(counts, dict) else 0:
            raise Mismatch(f"{what} {did.format(show(number))}, though all it was given is on the GPU")
    if not isinstance(taken, int) or taken < least_bytes:
        raise Mismatch(f"{what} took {show(taken)} bytes of the GPU's memory, where its result alone has {least_bytes}")


def require_place(place: object, what: str) -> None:
    """Raise Mismatch where something is not on the first GPU."""
    if place != "cuda:0":
        raise Mismatch(f"{what} is on {show(place)}, expected cuda:0, where the input is")

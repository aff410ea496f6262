"""Imports without the garbage collector."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect no garbage while much is imported, nor ever look through what is there then.

    The collector takes a fifth of the time of an import like torch's, and what it touches later is no longer shared by forks.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()

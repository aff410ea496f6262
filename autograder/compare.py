"""Compare what came from a student's worker with what was expected, and say in one line how they differ."""

import math
from typing import Any

import numpy as np
import torch

from autograder.readable import readable
from autograder.worker.plain import Opaque

SHOWN_VALUES = 8
SHOWN_DEPTH = 2
SHOWN_CHARACTERS = 200


class Mismatch(AssertionError):
    """A value is not the expected one; the message is a line for the student."""


def assert_close(actual: object, expected: Any, *, rtol: float = 0.0, atol: float = 0.0, any_float: bool = False) -> None:
    """Compare shape, then dtype, then values; |actual - expected| may be atol + rtol * |expected| anywhere.

    Nothing is broadcast, and without tolerances the values must be equal. NaN equals nothing. `any_float` accepts every
    floating dtype for a floating `expected`. Raises Mismatch.
    """
    if not isinstance(expected, torch.Tensor):
        number = _number(actual)
        if not (_is_whole(number) and _is_whole(expected)):
            number, expected = float(number), float(expected)
        if not _is_near(number, expected, rtol, atol):
            raise Mismatch("got {}, expected {}".format(*_told_apart(number, expected)))
        return
    if not isinstance(actual, torch.Tensor):
        raise Mismatch(f"got {show(actual)}, expected a tensor of shape {tuple(expected.shape)}")
    if actual.shape != expected.shape:
        raise Mismatch(f"got the shape {tuple(actual.shape)}, expected {tuple(expected.shape)}; the value is {show(actual)}")
    if actual.dtype != expected.dtype and not (any_float and is_float(actual) and is_float(expected)):
        raise Mismatch(f"got a tensor of {_dtype(actual)}, expected {_dtype(expected)}")
    if actual.dtype == expected.dtype and torch.equal(actual, expected):  # as most are: nothing is computed
        return
    wrong = ~_within(actual, expected, rtol, atol)
    if wrong.any():
        raise Mismatch(_difference(actual, expected, wrong))


def as_number(value: object) -> float:
    """Return a Python, numpy or one-element tensor number as a float. Raise Mismatch for anything else."""
    return float(_number(value))


def _number(value: object) -> int | float:
    if isinstance(value, torch.Tensor | np.ndarray) and _count(value) == 1:
        value = value.reshape(-1)[0].item()
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Mismatch(f"got {show(value)}, expected one number")
    try:
        float(value)
    except OverflowError:
        raise Mismatch(f"got {show(value)}, which is too large") from None
    return value


def fields(observation: object, *names: str) -> list[Any]:
    """Return the named parts of what a probe sent. Raise Mismatch where they are missing: then something else sent it."""
    if not isinstance(observation, dict) or not set(names) <= observation.keys():
        raise Mismatch("something in the notebook answered in place of the check's own code")
    return [observation[name] for name in names]


def is_float(tensor: torch.Tensor) -> bool:
    """Say whether a tensor has a floating dtype."""
    return tensor.dtype.is_floating_point


def show(value: object) -> str:
    """Return a short readable form of a plain value."""
    return readable(_show(value, depth=0), SHOWN_CHARACTERS)


def _show(value: object, depth: int) -> str:
    if isinstance(value, torch.Tensor | np.ndarray):
        return _show_array(value, depth)
    if isinstance(value, Opaque):
        return f"an object of the type {value.kind}"
    if isinstance(value, list | tuple | set | dict) and (len(value) > SHOWN_VALUES or depth > SHOWN_DEPTH):
        return f"a {type(value).__name__} of {len(value)} values"
    if isinstance(value, list | tuple):
        brackets = "[]" if isinstance(value, list) else "()"
        comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
        return brackets[0] + ", ".join(_show(each, depth + 1) for each in value) + comma + brackets[1]
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_show(key, depth + 1)}: {_show(each, depth + 1)}" for key, each in value.items()) + "}"
    if isinstance(value, set):
        return "{" + ", ".join(_show(each, depth + 1) for each in value) + "}"
    if isinstance(value, float | np.floating):
        return f"{float(value):.7g}"
    if isinstance(value, int) and value.bit_length() > 200:
        return f"a whole number of {value.bit_length()} bits"
    return repr(value.item() if isinstance(value, np.generic) else value)


def show_call(name: str, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
    """Return a call as a student would write it, with large values shortened."""
    words = [_show_argument(value) for value in args] + [f"{key}={_show_argument(value)}" for key, value in kwargs.items()]
    return f"{name}({', '.join(words)})"


def _show_argument(value: object) -> str:
    if isinstance(value, torch.Tensor) and value.numel() > SHOWN_VALUES:
        return f"<{_dtype(value)} tensor of shape {tuple(value.shape)}>"
    return show(value)


def _show_array(value: Any, depth: int) -> str:
    article, kind = ("a", "tensor") if isinstance(value, torch.Tensor) else ("an", "array")
    if _count(value) == 0 or depth > SHOWN_DEPTH:
        return f"{'an empty' if _count(value) == 0 else article} {kind} of shape {tuple(value.shape)}"
    if _count(value) <= SHOWN_VALUES:
        return f"{kind}({_show_nested(value.tolist(), value.ndim, depth)})"
    first = ", ".join(_show(item, depth + 1) for item in value.reshape(-1)[:3].tolist())
    return f"{article} {kind} of shape {tuple(value.shape)} that begins {first}, …"


def _show_nested(values: Any, axes: int, depth: int) -> str:
    if not axes:
        return _show(values, depth + 1)
    return f"[{', '.join(_show_nested(each, axes - 1, depth) for each in values)}]"


def _is_whole(value: object) -> bool:
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def _is_near(actual: float, expected: float, rtol: float, atol: float) -> bool:
    if actual == expected:
        return True
    return math.isfinite(actual) and math.isfinite(expected) and abs(actual - expected) <= atol + rtol * abs(expected)


def _told_apart(*numbers: Any) -> list[str]:
    """Return two numbers in their short form, or in full where the short forms are the same."""
    short = [show(number) for number in numbers]
    return short if len(set(short)) > 1 else [repr(number) for number in numbers]


def _count(value: Any) -> int:
    return int(value.numel() if isinstance(value, torch.Tensor) else value.size)


def _dtype(tensor: torch.Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")


def _within(actual: torch.Tensor, expected: torch.Tensor, rtol: float, atol: float) -> torch.Tensor:
    if expected.dtype.is_floating_point or expected.dtype.is_complex:
        wide = torch.complex128 if expected.dtype.is_complex else torch.float64
        actual, expected = actual.to(wide), expected.to(wide)
        near = (actual - expected).abs() <= atol + rtol * expected.abs()
        return (actual == expected) | (near & actual.isfinite() & expected.isfinite())
    if rtol or atol:
        return _within(actual.double(), expected.double(), rtol, atol)
    return actual == expected


def _difference(actual: torch.Tensor, expected: torch.Tensor, wrong: torch.Tensor) -> str:
    where = tuple(int(index) for index in wrong.nonzero()[0])
    got, due = _told_apart(actual[where].item(), expected[where].item())
    if actual.dim() == 0:
        return f"got {got}, expected {due}"
    if actual.numel() <= SHOWN_VALUES and show(actual) != show(expected):
        return f"got {show(actual)}, expected {show(expected)}"
    some = f"{int(wrong.sum())} of {wrong.numel()} values differ"
    return f"got {got} at index {list(where)}, expected {due}; {some}"

"""Comparing looks at the shape, then the dtype, then the values, and says in one short line what differs."""

import math

import numpy as np
import pytest
import torch

from autograder.compare import Mismatch, as_number, assert_close, show, show_call
from autograder.worker.plain import Opaque


def difference(actual, expected, **tolerances):
    """Return what assert_close says about two values, or "" where they are close."""
    try:
        assert_close(actual, expected, **tolerances)
    except Mismatch as mismatch:
        return str(mismatch)
    return ""


def test_equal_tensors_are_close():
    for tensor in (
        torch.tensor(1.5),
        torch.empty(0, 3),
        torch.arange(6).reshape(2, 3),
        torch.tensor([True]),
        torch.tensor([1j]),
    ):
        assert_close(tensor.clone(), tensor)


def test_mismatch_is_an_assertion_error():
    with pytest.raises(AssertionError):
        assert_close(torch.zeros(2), torch.ones(2))


# Shape, then dtype, then values


def test_shape_comes_first():
    assert difference(torch.zeros(2, dtype=torch.int64), torch.ones(3)).startswith("got the shape (2,), expected (3,)")


def test_dtype_comes_before_values():
    assert difference(torch.zeros(3, dtype=torch.int64), torch.ones(3)) == "got a tensor of int64, expected float32"


def test_values_come_last():
    assert difference(torch.tensor([1, 2]), torch.tensor([1, 3])) == "got tensor([1, 2]), expected tensor([1, 3])"


SHAPES = [((1,), (5, 5)), ((5, 5), (1,)), ((), (1,)), ((3,), (1, 3)), ((3, 1), (3,)), ((0, 3), (0, 4)), ((4,), (2, 2))]


@pytest.mark.parametrize(("actual", "expected"), SHAPES, ids=str)
def test_nothing_is_broadcast(actual, expected):
    assert "the shape" in difference(torch.ones(actual), torch.ones(expected))


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float64], ids=str)
def test_other_floating_dtype_is_accepted_where_any_float_says_so(dtype):
    assert difference(torch.ones(3, dtype=dtype), torch.ones(3))
    assert_close(torch.ones(3, dtype=dtype), torch.ones(3), any_float=True)


@pytest.mark.parametrize("dtype", [torch.int64, torch.bool, torch.complex64], ids=str)
def test_any_float_accepts_nothing_but_floats(dtype):
    assert "expected float32" in difference(torch.ones(3, dtype=dtype), torch.ones(3), any_float=True)


def test_empty_tensors_differ_by_dtype():
    assert difference(torch.empty(0, dtype=torch.int32), torch.empty(0))


@pytest.mark.parametrize("actual", [None, "text", 1, 1.0, [1.0, 1.0], np.ones(2), Opaque("Net"), {}], ids=repr)
def test_what_is_no_tensor_is_not_close_to_one(actual):
    assert difference(actual, torch.ones(2)).endswith("expected a tensor of shape (2,)")


# Tolerances


def test_default_tolerance_is_zero():
    assert difference(torch.tensor([1.0 + 2**-23]), torch.tensor([1.0]))
    assert difference(torch.tensor([1e-40]), torch.tensor([0.0]))
    assert difference(1 + 2**-52, 1.0)


def test_absolute_and_relative_tolerance_add_up():
    expected = torch.tensor([100.0], dtype=torch.float64)
    assert_close(expected + 1.9, expected, atol=1, rtol=0.01)
    assert difference(expected + 2.1, expected, atol=1, rtol=0.01)


def test_relative_tolerance_is_of_the_expected_value():
    assert_close(0.0, 1.0, rtol=1)
    assert difference(1.0, 0.0, rtol=1)


def test_tolerance_of_whole_numbers_does_not_wrap_around():
    assert_close(torch.tensor([200], dtype=torch.uint8), torch.tensor([201], dtype=torch.uint8), atol=1)
    assert difference(torch.tensor([0], dtype=torch.uint8), torch.tensor([255], dtype=torch.uint8), atol=1)


def test_large_whole_numbers_are_compared_exactly():
    assert difference(torch.tensor([2**53 + 1]), torch.tensor([2**53]))


def test_bfloat16_is_compared_without_rounding_again():
    one = torch.ones(1, dtype=torch.bfloat16)
    assert difference(one + 2**-7, one, atol=0.001)


def test_one_value_outside_is_enough():
    actual = torch.zeros(1000)
    actual[617] = 1
    assert difference(actual, torch.zeros(1000), atol=0.5).startswith("got 1 at index [617], expected 0")


@pytest.mark.parametrize("pair", [(math.nan, math.nan), (1.0, math.nan), (math.nan, 1.0), (math.nan, math.inf)], ids=str)
def test_nan_equals_nothing(pair):
    actual, expected = pair
    assert difference(actual, expected)
    assert difference(torch.tensor([actual]), torch.tensor([expected]), atol=math.inf)


def test_infinity_equals_only_itself():
    assert_close(torch.tensor([math.inf]), torch.tensor([math.inf]))
    assert difference(torch.tensor([-math.inf]), torch.tensor([math.inf]))
    assert difference(torch.tensor([math.inf]), torch.tensor([1.0]), rtol=0.1, atol=1e30)


# Numbers

ONE = [1, 1.0, np.float32(1), np.int8(1), np.ones((1, 1)), torch.tensor(1), torch.ones(1, 1, 1), torch.ones(1).half()]
NOT_ONE = [
    None,
    "1",
    True,
    [1],
    (1,),
    {1},
    1 + 0j,
    np.bool_(True),
    torch.tensor(True),
    torch.ones(2),
    torch.ones(0),
    np.ones(2),
]


@pytest.mark.parametrize("value", ONE, ids=repr)
def test_one_number_in_any_form_is_a_number(value):
    assert as_number(value) == 1.0
    assert type(as_number(value)) is float
    assert_close(value, 1)


@pytest.mark.parametrize("value", [*NOT_ONE, torch.tensor([1j]), Opaque("float")], ids=repr)
def test_anything_else_is_no_number(value):
    with pytest.raises(Mismatch, match="expected one number"):
        as_number(value)
    assert difference(value, 1).endswith("expected one number")


def test_number_where_a_tensor_is_expected_is_told():
    assert difference(1.0, torch.tensor(1.0)) == "got 1, expected a tensor of shape ()"


def test_numbers_are_told_as_got_and_expected():
    assert difference(12.0, 12.5) == "got 12, expected 12.5"
    assert difference(torch.tensor([3]), 4) == "got 3, expected 4"


# Messages

LARGE = [
    (torch.zeros(1000, 1000), torch.ones(1000, 1000)),
    (torch.zeros(50, 50), torch.ones(2)),
    ("x" * 10**6, 1),
    (list(range(10**5)), 1),
    (dict.fromkeys(range(8), "x" * 1000), 1),
    (["x" * 1000] * 8, 1),
    (10**300, 1),
    ([[[[1.0] * 8] * 8] * 8] * 8, 1),
    (np.zeros((100, 100)), torch.zeros(2)),
    (Opaque("x" * 80), torch.zeros(2)),
]


@pytest.mark.parametrize(("actual", "expected"), LARGE, ids=lambda value: type(value).__name__)
def test_message_is_one_short_line_with_got_and_expected(actual, expected):
    message = difference(actual, expected)
    assert message.startswith("got ")
    assert "expected" in message
    assert len(message) < 1000
    assert len(message.splitlines()) == 1


def test_number_that_is_too_large_for_a_float_is_a_mismatch():
    assert difference(10**400, 1).startswith("got ")


def test_message_says_how_many_values_differ():
    assert difference(torch.zeros(10, 10), torch.eye(10)).endswith("10 of 100 values differ")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.5, "1.5"),
        (torch.tensor([[1, 2], [3, 4]]), "tensor([[1, 2], [3, 4]])"),
        (torch.arange(9.0), "a tensor of shape (9,) that begins 0, 1, 2, …"),
        (np.array([0.1]), "array([0.1])"),
        ([1, (2.0, "a")], "[1, (2, 'a')]"),
        (list(range(9)), "a list of 9 values"),
        (Opaque("Net"), "an object of the type Net"),
        ({"a": Opaque("Net")}, "{'a': an object of the type Net}"),
        (None, "None"),
        (np.float32(0.1), "0.1"),
    ],
    ids=repr,
)
def test_show_is_readable(value, text):
    assert show(value) == text


def test_call_is_shown_as_a_student_would_write_it():
    call = show_call("f", (torch.zeros(4, 4), torch.tensor([1, 2]), 0.5), {"mode": "mean"})
    assert call == "f(<float32 tensor of shape (4, 4)>, tensor([1, 2]), 0.5, mode='mean')"


# Edges


@pytest.mark.parametrize(("actual", "expected"), [(5.0, math.inf), (-math.inf, math.inf), (math.inf, 5.0), (math.inf, 0)])
def test_nothing_but_infinity_is_close_to_infinity(actual, expected):
    assert difference(actual, expected, rtol=1e-3, atol=1)
    assert difference(torch.tensor([actual]), torch.tensor([float(expected)]), rtol=1e-3, atol=1)
    assert not difference(math.inf, math.inf, rtol=1e-3)


def test_large_whole_numbers_are_told_apart():
    assert "9007199254740993" in difference(2**53 + 1, 2**53)
    assert not difference(2**53 + 1, 2**53 + 1)
    assert not difference(2.0, 2)


def test_numbers_that_look_the_same_are_shown_in_full():
    assert difference(0.1 + 0.2, 0.3) == "got 0.30000000000000004, expected 0.3"
    assert "0.30000000000000004" in difference(torch.tensor([0.1 + 0.2], dtype=torch.float64), torch.tensor([0.3]).double())

"""Plain data crosses a channel unchanged; what is odd arrives as the bytes it holds, or not at all."""

import json
import math
import random
import struct
import warnings

import numpy as np
import pytest
import torch

from autograder.worker import plain
from autograder.worker.plain import NotPlain, Opaque, pack


def unpack(frame):
    text, raw = plain.frame_sizes(frame[: plain.HEADER_SIZE])
    start = plain.HEADER_SIZE + text
    return plain.unpack(frame[plain.HEADER_SIZE : start], frame[start : start + raw])


def carried(value):
    """Return a value as it comes out at the other end."""
    return unpack(pack(value))


def frame_of(node, raw=b""):
    """Return a frame as `pack` writes it, over a structure of the test's own."""
    text = json.dumps(node).encode()
    return struct.pack(">IQ", len(text), len(raw)) + text + raw


def assert_same_tensor(value, expected):
    assert type(value) is torch.Tensor
    assert (value.dtype, value.shape) == (expected.dtype, expected.shape)
    assert torch.equal(value, expected)


def assert_same_array(value, expected):
    assert type(value) is np.ndarray
    assert (value.dtype, value.shape) == (expected.dtype, expected.shape)
    assert value.tobytes() == expected.tobytes()


FLOATS = [torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.complex64, torch.complex128]
INTEGERS = [torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64]


@pytest.mark.parametrize("dtype", FLOATS + INTEGERS, ids=str)
def test_tensor_of_every_dtype(dtype):
    tensor = torch.tensor([[0, 1, 2], [3, 100, 127]]).to(dtype)
    assert_same_tensor(carried(tensor), tensor)


@pytest.mark.parametrize("shape", [(), (1,), (0,), (3, 0, 2), (1, 1, 1, 1), (2, 3, 4)], ids=str)
def test_tensor_of_every_shape(shape):
    tensor = torch.arange(math.prod(shape)).reshape(shape)
    assert_same_tensor(carried(tensor), tensor)


NOT_IN_ORDER = {
    "transposed": torch.arange(6.0).reshape(2, 3).T,
    "every second": torch.arange(10)[::2],
    "expanded": torch.tensor([1.5]).expand(4),
    "flipped": torch.arange(4).flip(0),
    "permuted": torch.arange(24).reshape(2, 3, 4).permute(2, 0, 1),
    "conjugate": torch.tensor([1 + 2j, 3 - 4j]).conj(),
    "negated view": torch.tensor([1 + 2j, 3 - 4j]).conj().imag,
}


@pytest.mark.parametrize("tensor", NOT_IN_ORDER.values(), ids=NOT_IN_ORDER.keys())
def test_tensor_whose_memory_is_not_in_order(tensor):
    assert_same_tensor(carried(tensor), tensor.resolve_conj().resolve_neg())


def test_tensor_that_needs_gradients():
    assert_same_tensor(carried(torch.tensor([1.0, 2.0], requires_grad=True) * 2), torch.tensor([2.0, 4.0]))


def test_parameter():
    assert_same_tensor(carried(torch.nn.Parameter(torch.ones(2, 2))), torch.ones(2, 2))


def test_nan_infinity_and_minus_zero_in_a_tensor():
    tensor = torch.tensor([math.nan, math.inf, -math.inf, -0.0])
    assert carried(tensor).numpy().tobytes() == tensor.numpy().tobytes()


def test_what_arrives_can_be_written_to():
    tensor, array = carried([torch.zeros(2), np.zeros(2)])
    tensor[0] = 1
    array[0] = 1
    assert (tensor[0], array[0]) == (1, 1)


@pytest.mark.parametrize("code", ["?", "i1", "<i8", ">i8", "<u2", ">f4", "<f8", ">f8", "<f2", "<c8", ">c16"])
def test_array_of_every_dtype_and_byte_order(code):
    array = np.array([[0, 1], [2, 100]]).astype(code)
    assert_same_array(carried(array), array)


@pytest.mark.parametrize("array", [np.array(3.5), np.empty((0, 3)), np.arange(12).reshape(3, 4).T, np.arange(9)[::-2]], ids=str)
def test_array_of_odd_shape_or_strides(array):
    assert_same_array(carried(array), np.ascontiguousarray(array).reshape(array.shape))


def test_masked_array_and_matrix_arrive_as_plain_arrays():
    assert_same_array(carried(np.ma.array([1, 2], mask=[0, 1])), np.array([1, 2]))
    assert type(carried(np.ma.array([1, 2], mask=[0, 1]))) is np.ndarray


@pytest.mark.parametrize("array", [np.array([1, "a", None, 2.5], dtype=object), np.array([["a", "bb"]])], ids=str)
def test_array_of_objects(array):
    value = carried(array)
    assert value.shape == array.shape
    assert value.tolist() == array.tolist()


@pytest.mark.parametrize("items", [([1, 2], [3, 4]), ([5],), (torch.ones(2), torch.zeros(2))], ids=str)
def test_array_of_lists_or_tensors_keeps_its_shape(items):
    array = np.empty(len(items), dtype=object)
    for place, item in enumerate(items):
        array[place] = item
    value = carried(array)
    assert value.shape == array.shape
    assert [type(item) for item in value] == [type(item) for item in items]


@pytest.mark.parametrize(
    "scalar", [np.float32(0.1), np.int64(-5), np.bool_(True), np.complex64(1 + 2j), np.float16("nan")], ids=repr
)
def test_numpy_scalar(scalar):
    value = carried(scalar)
    assert type(value) is type(scalar)
    assert value.tobytes() == scalar.tobytes()


NUMBERS = [True, False, None, 0, -1, 2**63, -(2**200), 10**4000, 0.1, -0.0, 1e308, 5e-324, 1 + 2j, complex(-0.0, 3)]


@pytest.mark.parametrize("value", NUMBERS, ids=lambda value: repr(value)[:20])
def test_number(value):
    arrived = carried(value)
    assert type(arrived) is type(value)
    assert repr(arrived) == repr(value)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, complex(math.nan, -math.inf)], ids=str)
def test_number_that_is_not_finite(value):
    assert repr(carried(value)) == repr(value)


@pytest.mark.parametrize(
    "value", ["", "a\x00b", "é…😀", "\ud800", "x" * 100_000, b"", b"\x00\xff", b"x" * 100_000], ids=lambda v: repr(v)[:9]
)
def test_text_and_bytes(value):
    assert carried(value) == value


@pytest.mark.parametrize(
    "value",
    [[], (), {}, set(), [1, (2, [3, {}])], {1, 2}, {(1, "a"), 2}, torch.Size([2, 3])],
    ids=lambda value: f"{type(value).__name__} of {len(value)}",  # a set's repr differs from process to process
)
def test_collection(value):
    assert carried(value) == value


def test_tuple_and_list_are_told_apart():
    assert [type(item) for item in carried([(1,), [1]])] == [tuple, list]


def test_dictionary_with_odd_keys():
    value = {1: "int", 1.5: "float", None: "none", (1, ("a",)): "tuple", b"x": "bytes", "": "empty", 2 + 1j: "complex"}
    assert carried(value) == value
    assert [type(key) for key in carried(value)] == [type(key) for key in value]


def test_deep_mixture():
    value = {"a": [torch.ones(2), (np.zeros(3), {"b": [None, True, 1.5]})]}
    arrived = carried(value)
    assert_same_tensor(arrived["a"][0], torch.ones(2))
    assert_same_array(arrived["a"][1][0], np.zeros(3))
    assert arrived["a"][1][1] == {"b": [None, True, 1.5]}


@pytest.mark.parametrize("value", [torch.float32, torch.bool, torch.device("cpu"), torch.device("cuda:1")], ids=str)
def test_dtype_and_device(value):
    assert carried(value) == value


def test_other_objects_cross_only_as_the_name_of_their_kind():
    class Network:
        pass

    kinds = [carried(value) for value in (Network(), Network, len, range(3), (i for i in ()), torch.nn.Linear(1, 1))]
    assert kinds == [Opaque(kind) for kind in ("Network", "type", "builtin_function_or_method", "range", "generator", "Linear")]


# Odd objects: subclasses that lie


class LyingTensor(torch.Tensor):
    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        if func.__name__ == "__get__":
            return super().__torch_function__(func, types, args, kwargs or {})
        return torch.tensor([13.0, 13.0])

    def __eq__(self, other):
        return True

    __hash__ = torch.Tensor.__hash__

    def detach(self):
        return torch.tensor([13.0, 13.0])

    cpu = numpy = contiguous = resolve_conj = detach

    @property
    def shape(self):
        return (99,)

    @property
    def dtype(self):
        return torch.float64

    def __reduce__(self):
        raise AssertionError("nothing is pickled")


def test_tensor_of_a_lying_class_arrives_as_its_bytes():
    assert_same_tensor(carried(torch.tensor([1.0, 2.0]).as_subclass(LyingTensor)), torch.tensor([1.0, 2.0]))


def test_tensor_with_a_detach_of_its_own_arrives_as_its_bytes():
    tensor = torch.tensor([1.0, 2.0])
    tensor.detach = tensor.cpu = lambda: torch.tensor([13.0, 13.0])
    assert_same_tensor(carried(tensor), torch.tensor([1.0, 2.0]))


def test_array_of_a_lying_class_arrives_as_its_bytes():
    class LyingArray(np.ndarray):
        shape = property(lambda self: (99,))
        dtype = property(lambda self: np.dtype("f4"))

        def tobytes(self):
            return b"lie"

        tolist = __array__ = __reduce__ = tobytes

    assert_same_array(carried(np.array([1.0, 2.0]).view(LyingArray)), np.array([1.0, 2.0]))


def lying(base, *methods):
    """Return a subclass of a plain type whose methods lie."""
    return type(f"Lying{base.__name__}", (base,), dict.fromkeys(methods, lambda *args: base()) | {"__hash__": base.__hash__})


LYING = [
    (lying(int, "__int__", "__index__", "__pos__", "__eq__", "__repr__", "__str__", "__reduce__")(5), 5),
    (lying(float, "__float__", "__pos__", "__eq__", "__repr__", "__round__", "__reduce__")(1.5), 1.5),
    (lying(complex, "__complex__", "__pos__", "__eq__", "__reduce__")(1 + 2j), 1 + 2j),
    (lying(str, "__str__", "__eq__", "encode", "__iter__", "__getitem__", "__reduce__")("text"), "text"),
    (lying(bytes, "__bytes__", "__eq__", "__iter__", "__getitem__", "__len__")(b"bytes"), b"bytes"),
    (lying(list, "__iter__", "__len__", "__getitem__", "__eq__", "__reduce__")([1, 2]), [1, 2]),
    (lying(tuple, "__iter__", "__len__", "__getitem__", "__eq__", "__reduce__")((1, 2)), (1, 2)),
    (lying(set, "__iter__", "__len__", "__contains__", "__eq__")({1, 2}), {1, 2}),
    (lying(dict, "items", "keys", "__iter__", "__getitem__", "__len__", "__eq__")(a=1), {"a": 1}),
]


@pytest.mark.parametrize(("value", "held"), LYING, ids=[type(held).__name__ for _, held in LYING])
def test_subclass_of_a_plain_type_arrives_as_what_it_holds(value, held):
    arrived = carried([value])[0]
    assert type(arrived) is type(held)
    assert arrived == held


def test_object_whose_class_lies_about_itself_is_only_a_name():
    class Meta(type):
        __name__ = property(lambda cls: 1 / 0)

        def __eq__(cls, other):
            return True

        __hash__ = type.__hash__

    class Odd(metaclass=Meta):
        __class__ = property(lambda self: float)

        def __getattribute__(self, name):
            raise AssertionError("nothing of the object is called")

    assert carried(Odd()) == Opaque("Odd")


REFUSED = {
    "sparse": torch.eye(2).to_sparse(),
    "meta": torch.zeros(2, device="meta"),
    "float8": torch.zeros(2).to(torch.float8_e4m3fn),
    "one sparse among others": [1, torch.eye(2).to_sparse()],
}


@pytest.mark.parametrize("value", REFUSED.values(), ids=REFUSED.keys())
def test_tensor_without_plain_numbers_is_refused(value):
    with pytest.raises(NotPlain, match="tensor"):
        pack(value)


def test_what_is_nested_too_deeply_is_refused():
    endless = []
    endless.append(endless)
    with pytest.raises(NotPlain, match="nested too deeply"):
        pack(endless)


def test_too_many_values_are_refused():
    with pytest.raises(NotPlain, match=f"more than {plain.MAX_ITEMS} values"):
        pack([0] * (plain.MAX_ITEMS + 1))


def test_too_many_bytes_are_refused(monkeypatch):
    monkeypatch.setattr(plain, "MAX_BYTES", 2**20)
    with pytest.raises(NotPlain, match="larger than 1 MiB"):
        pack(torch.zeros(2**20))


# Frames that pack did not write


def test_frame_over_the_limit_is_refused_by_its_header():
    with pytest.raises(ValueError, match="at most"):
        plain.frame_sizes(struct.pack(">IQ", 10, 2**60))


MALFORMED = {
    "no structure": [],
    "unknown kind": {"t": "pickle"},
    "kind that is a list": {"t": ["list"]},
    "no kind": {"items": []},
    "tensor without a shape": {"t": "tensor", "dtype": "float32", "raw": [0, 4]},
    "tensor of another shape": {"t": "tensor", "dtype": "float32", "shape": [7], "raw": [0, 4]},
    "tensor of a huge shape": {"t": "tensor", "dtype": "float32", "shape": [10**30], "raw": [0, 4]},
    "tensor of an unknown dtype": {"t": "tensor", "dtype": "object", "shape": [1], "raw": [0, 4]},
    "bytes beyond the end": {"t": "bytes", "raw": [0, 100]},
    "bytes before the beginning": {"t": "bytes", "raw": [-4, 4]},
    "bytes at no place": {"t": "bytes", "raw": ["a", None]},
    "array of objects": {"t": "array", "dtype": "O", "shape": [1], "raw": [0, 8]},
    "array of records": {"t": "array", "dtype": "f4,f4", "shape": [1], "raw": [0, 8]},
    "array of no dtype": {"t": "array", "dtype": "nonsense", "shape": [1], "raw": [0, 8]},
    "scalar without bytes": {"t": "scalar", "dtype": "<f8", "raw": [0, 0]},
    "list as a key": {"t": "dict", "items": [[{"t": "list", "items": []}, 1]]},
    "dictionary of triples": {"t": "dict", "items": [[1, 2, 3]]},
    "list in a set": {"t": "set", "items": [{"t": "list", "items": []}]},
    "items that are none": {"t": "list", "items": None},
    "objects of a huge shape": {"t": "objects", "shape": [10**30], "items": []},
    "complex of three parts": {"t": "complex", "parts": [1, 2, 3]},
    "unknown device": {"t": "device", "name": "nowhere"},
    "unknown dtype": {"t": "dtype", "name": "float1"},
}


@pytest.mark.parametrize("node", MALFORMED.values(), ids=MALFORMED.keys())
def test_malformed_structure_is_a_value_error(node):
    with pytest.raises(ValueError):  # noqa: PT011  # the message is for nobody: such a frame is only ever forged
        unpack(frame_of(node, bytes(8)))


@pytest.mark.parametrize(
    "text", [b"", b"\xff", b"{", b"[" * 100_000, b"nul", b'{"t":', b"1" * 5000], ids=lambda text: repr(text)[:12]
)
def test_malformed_json_is_a_value_error(text):
    with pytest.raises(ValueError):  # noqa: PT011
        plain.unpack(text, b"")


VALID = pack(
    {
        "tensor": torch.arange(6.0).reshape(2, 3),
        "bfloat16": torch.ones(3, dtype=torch.bfloat16),
        "array": np.arange(4, dtype=">f8"),
        "scalar": np.float32(1.5),
        "objects": np.array([1, "a", None], dtype=object),
        (1, None): [1.5, -3, True, None, "text", b"bytes", {1, 2}, (1 + 2j,)],
        "names": [torch.float32, torch.device("cpu"), Opaque("Net"), len],
    }
)
TOKENS = (
    b"null",
    b"-1",
    b"1e999",
    b"[]",
    b"{}",
    b'"t"',
    b'"array"',
    b'"tensor"',
    b'"dict"',
    b"99999999999999999999",
    b"true",
    b'""',
)


def mutated(draw):
    """Return the valid frame with a few bytes changed, left out or put in, or a JSON value replaced; the header fits."""
    text, raw = (int(size) for size in plain.frame_sizes(VALID[: plain.HEADER_SIZE]))
    words, data = bytearray(VALID[plain.HEADER_SIZE :][:text]), bytearray(VALID[plain.HEADER_SIZE + text :][:raw])
    for _ in range(draw.randint(1, 4)):
        place = draw.randrange(len(words))
        kind = draw.randrange(4)
        if kind == 0:
            words[place] = draw.choice(b'0123456789-[]{}",:abtx.')
        elif kind == 1:
            del words[place : place + draw.randint(1, 12)]
        elif kind == 2:
            words[place:place] = draw.choice(TOKENS)
        else:
            del data[draw.randrange(len(data) + 1) :]
    return bytes(words), bytes(data)


def test_mutated_frames_give_a_value_or_a_value_error():
    draw, refused = random.Random(13), 0
    for _ in range(2000):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # numpy's, of names of dtypes that nobody writes
            try:
                plain.unpack(*mutated(draw))
            except ValueError:
                refused += 1
    assert refused > 1000


def test_cut_frames_are_refused():
    text, _ = plain.frame_sizes(VALID[: plain.HEADER_SIZE])
    words, data = VALID[plain.HEADER_SIZE :][:text], VALID[plain.HEADER_SIZE + text :]
    for size in range(0, len(words), 7):
        with pytest.raises(ValueError):  # noqa: PT011
            plain.unpack(words[:size], data)


# Edges


def test_sets_in_sets_and_dtypes_without_plain_numbers():
    assert carried({frozenset({1}): {frozenset({2})}}) == {frozenset({1}): {frozenset({2})}}
    assert carried(torch.float8_e4m3fn) is torch.float8_e4m3fn


def test_what_is_too_large_is_told_before_it_is_made():
    with pytest.raises(NotPlain, match="larger than"):
        pack(torch.zeros(1).expand(10**11))
    with pytest.raises(NotPlain, match="whole number"):
        pack(10**5000)


@pytest.mark.parametrize("dtype", ["f4,(", "V8", "O", "i4,i4", "<f4\n", "M8[s]"])
def test_forged_dtype_of_an_array(dtype):
    with pytest.raises(ValueError, match=r"no numbers|malformed"):
        unpack(frame_of({"t": "array", "dtype": dtype, "shape": [1], "raw": [0, 4]}, b"1234"))


def test_lying_torch_function_is_not_asked():
    class Liar(torch.Tensor):
        @classmethod
        def __torch_function__(cls, function, types, args=(), kwargs=None):
            return torch.Size([99])

    assert_same_tensor(carried(torch.arange(3).as_subclass(Liar)), torch.arange(3))

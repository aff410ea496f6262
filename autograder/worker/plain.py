"""Plain data: the only values that cross between a worker and the trusted process.

A value travels as JSON (its structure) plus raw bytes (its numbers). Nothing is pickled, and nothing of the value's own
class is ever called: a subclass is read through the base type's own functions, which are bound here, before a student's
code runs. So a tensor arrives as the bytes that it really holds, whatever its class overrides.
"""

import json
import math
import re
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

MAX_BYTES = 64 * 2**20
MAX_ITEMS = 200_000
MAX_DEPTH = 40
MAX_AXES = 64
MAX_BITS = 14_000  # of a whole number: Python reads at most 4300 digits
MAX_TEXT = 16 * 2**20  # bytes of JSON in one frame
MAX_KEYS = 2000  # in one dict or set: their hashes may all be the same, and each new one is compared with all before

_ARRAY_DTYPE = re.compile(r"[<>|=][biufc]\d{1,2}")

_HEADER = struct.Struct(">IQ")
HEADER_SIZE = _HEADER.size

_DTYPES = {
    str(dtype).removeprefix("torch."): dtype
    for dtype in (
        torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64,
        torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.complex64, torch.complex128,
    )
}  # fmt: skip
_ALL_DTYPES = {str(each).removeprefix("torch."): each for each in vars(torch).values() if isinstance(each, torch.dtype)}
_DTYPE_NAMES = {dtype: name for name, dtype in _DTYPES.items()}

_TENSOR_GETTERS = {name: getattr(torch._C.TensorBase, name).__get__ for name in ("dtype", "shape", "layout", "device")}
_detach, _cpu, _repeat = torch._C.TensorBase.detach, torch._C.TensorBase.cpu, torch._C.TensorBase.repeat
_reshape, _view, _numpy = torch._C.TensorBase.reshape, torch._C.TensorBase.view, torch._C.TensorBase.numpy
_resolve_conj, _resolve_neg = torch._C.TensorBase.resolve_conj, torch._C.TensorBase.resolve_neg
_NoTorchFunction = torch._C.DisableTorchFunction
_Tensor, _uint8, _strided = torch.Tensor, torch.uint8, torch.strided
_array_view, _array_bytes, _array_list = np.ndarray.view, np.ndarray.tobytes, np.ndarray.tolist


class NotPlain(Exception):
    """A value has no plain form; the message says why, as the end of a sentence that starts with "it is"."""


@dataclass(frozen=True)
class Opaque:
    """Stands for an object that is not plain data, such as a module or a function: only its kind crosses."""

    kind: str


def pack(value: object) -> bytes:
    """Return the frame that carries a value: header, JSON, raw bytes. Raise NotPlain for a value that is too large."""
    writer = _Writer()
    text = json.dumps(writer.encode(value)).encode()
    return _HEADER.pack(len(text), writer.size) + text + b"".join(writer.chunks)


def frame_sizes(header: bytes, limit: int = MAX_BYTES) -> tuple[int, int]:
    """Read a frame's header. Raise ValueError for a frame larger than the limit in bytes."""
    text, raw = _HEADER.unpack(header)
    if text > MAX_TEXT or text + raw > limit:
        raise ValueError(f"a frame of {text + raw} bytes, where at most {limit} are allowed")
    return text, raw


def unpack(text: bytes, raw: bytes) -> Any:
    """Return the value that a frame carries. Raise ValueError for anything that `pack` would not have written."""
    try:
        _require_modest(text)
        return _Reader(raw).decode(json.loads(text))
    except (KeyError, TypeError, IndexError, AttributeError, RuntimeError, OverflowError) as error:
        raise ValueError(f"a malformed frame: {error!r}") from error


def _require_modest(text: bytes) -> None:
    """Refuse JSON that would take far more memory than its text: a value of `pack` has three brackets and few commas."""
    if text.count(b"{") + text.count(b"[") > 3 * MAX_ITEMS + 100 or text.count(b",") > 10 * MAX_ITEMS:
        raise ValueError("a frame of too many values")


class _Writer:
    """Collects the raw bytes of a value while its structure is encoded."""

    def __init__(self) -> None:
        self.chunks: list[bytes] = []
        self.size = 0
        self.items = 0

    def add(self, data: bytes) -> list[int]:
        place = [self.size, len(data)]
        self.size += len(data)
        if self.size > MAX_BYTES:
            raise NotPlain(f"larger than {MAX_BYTES >> 20} MiB")
        self.chunks.append(data)
        return place

    def encode(self, value: object, depth: int = 0) -> Any:
        self.items += 1
        if self.items > MAX_ITEMS or depth > MAX_DEPTH:
            raise NotPlain("nested too deeply" if depth > MAX_DEPTH else f"a collection of more than {MAX_ITEMS} values")
        kind = type(value)
        if value is None or kind is bool:
            return value
        for base, encode in _ENCODERS:
            if issubclass(kind, base):
                return encode(self, value, depth + 1)
        return {"t": "opaque", "kind": type.__dict__["__name__"].__get__(kind)}

    def each(self, values: Any, depth: int) -> list[Any]:
        return [self.encode(value, depth) for value in values]


def _encode_tensor(writer: _Writer, value: Any, _depth: int) -> Any:
    with _NoTorchFunction():
        dtype, shape, layout, device = (_TENSOR_GETTERS[name](value) for name in ("dtype", "shape", "layout", "device"))
    if len(shape) > MAX_AXES:
        raise NotPlain(f"a tensor of {len(shape)} axes")
    if math.prod(shape) > MAX_BYTES:
        raise NotPlain(f"larger than {MAX_BYTES >> 20} MiB")
    if dtype not in _DTYPE_NAMES or layout is not _strided or device.type == "meta":
        raise NotPlain(f"a {layout} tensor of {dtype} on the device {device}, which holds no plain numbers")
    with _NoTorchFunction():
        try:
            plain = _cpu(_resolve_neg(_resolve_conj(_detach(value))))
        except Exception as error:
            raise NotPlain("an object of a tensor class of its own that holds no numbers") from error
        if type(plain) is not _Tensor:
            raise NotPlain("an object of a tensor class of its own, not a torch.Tensor")
        data = _array_bytes(_numpy(_view(_repeat(_reshape(plain, -1), 1), _uint8))) if 0 not in shape else b""
    return {"t": "tensor", "dtype": _DTYPE_NAMES[dtype], "shape": list(shape), "raw": writer.add(data)}


def _encode_array(writer: _Writer, value: Any, depth: int) -> Any:
    plain = _array_view(value, np.ndarray)
    if plain.dtype.kind in "biufc":
        return {
            "t": "array",
            "dtype": plain.dtype.str,
            "shape": list(plain.shape),
            "raw": writer.add(_array_bytes(plain)),
        }
    items = writer.each(_array_list(plain.reshape(-1)), depth)
    return {"t": "objects", "shape": list(plain.shape), "items": items}


def _encode_scalar(writer: _Writer, value: Any, depth: int) -> Any:
    dtype = np.generic.dtype.__get__(value)
    if dtype.kind not in "biufc":
        return writer.encode(np.generic.item(value), depth)
    return {"t": "scalar", "dtype": dtype.str, "raw": writer.add(_array_bytes(np.array(np.generic.item(value), dtype)))}


def _encode_mapping(writer: _Writer, value: Any, depth: int) -> Any:
    _require_few(dict.__len__(value), "dict")
    pairs = [[writer.encode(key, depth), writer.encode(item, depth)] for key, item in dict.items(value)]
    return {"t": "dict", "items": pairs}


def _encode_set(writer: _Writer, value: Any, depth: int) -> Any:
    base = set if issubclass(type(value), set) else frozenset
    _require_few(base.__len__(value), "set")
    return {"t": base.__name__, "items": writer.each(base.__iter__(value), depth)}


def _require_few(number: int, kind: str) -> None:
    if number > MAX_KEYS:
        raise NotPlain(f"a {kind} of more than {MAX_KEYS} values")


def _encode_int(value: Any) -> Any:
    if int.bit_length(value) > MAX_BITS:
        raise NotPlain(f"a whole number of more than {MAX_BITS} bits")
    return int.__pos__(value)


def _encode_complex(value: Any) -> Any:
    number = complex.__pos__(value)
    return {"t": "complex", "parts": [number.real, number.imag]}


def _sequence(kind: str, base: Any) -> Any:
    iterate = base.__iter__
    return lambda writer, value, depth: {"t": kind, "items": writer.each(iterate(value), depth)}


_ENCODERS: list[tuple[type, Any]] = [
    (torch.Tensor, _encode_tensor),
    (np.ndarray, _encode_array),
    (np.generic, _encode_scalar),
    (int, lambda writer, value, depth: _encode_int(value)),
    (float, lambda writer, value, depth: float.__pos__(value)),
    (complex, lambda writer, value, depth: _encode_complex(value)),
    (str, lambda writer, value, depth: str.__str__(value)),
    (bytes, lambda writer, value, depth: {"t": "bytes", "raw": writer.add(bytes.__getitem__(value, slice(None)))}),
    (dict, _encode_mapping),
    (list, _sequence("list", list)),
    (tuple, _sequence("tuple", tuple)),
    (set, _encode_set),
    (frozenset, _encode_set),
    (torch.dtype, lambda writer, value, depth: {"t": "dtype", "name": str(value).removeprefix("torch.")}),
    (torch.device, lambda writer, value, depth: {"t": "device", "name": str(value)}),
]


class _Reader:
    """Builds a value from its structure; what a frame may cost is bounded, for it need not come from `pack`."""

    def __init__(self, raw: bytes) -> None:
        self._raw, self._bytes_left, self._items_left = raw, len(raw), MAX_ITEMS

    def decode(self, node: Any) -> Any:
        self._items_left -= 1
        if self._items_left < 0:
            raise ValueError("a frame of too many values")
        if node is None or isinstance(node, bool | int | float | str):
            return node
        kind = node["t"]
        if kind in ("tensor", "array", "scalar", "bytes"):
            return self._decode_raw(kind, node)
        if kind in ("dict", "set", "frozenset") and len(node["items"]) > MAX_KEYS:
            raise ValueError("a dict or set of too many values")
        if kind in _CONTAINERS:
            return _CONTAINERS[kind]([self.decode(item) for item in node["items"]])
        if kind == "dict":
            return {self.decode(key): self.decode(value) for key, value in node["items"]}
        if kind == "objects":
            array = np.empty(len(node["items"]), dtype=object)
            array[:] = [self.decode(item) for item in node["items"]]
            return array.reshape(node["shape"])
        return _LEAVES[kind](node)

    def _take(self, start: int, length: int) -> bytes:
        """Return a part of the raw bytes. `pack` writes each byte for one value: more in sum than there are is forged."""
        self._bytes_left -= length
        data = self._raw[start : start + length]
        if self._bytes_left < 0 or len(data) != length:
            raise ValueError("a frame that is shorter than it says")
        return data

    def _decode_raw(self, kind: str, node: Any) -> Any:
        if len(node.get("shape", ())) > MAX_AXES:
            raise ValueError("a tensor of more axes than torch can handle")
        data = self._take(*node["raw"])
        if kind == "bytes":
            return data
        if kind == "tensor":
            dtype = _DTYPES[node["dtype"]]
            flat = torch.frombuffer(bytearray(data), dtype=dtype) if data else torch.empty(0, dtype=dtype)
            return flat.reshape(node["shape"])
        if not _ARRAY_DTYPE.fullmatch(node["dtype"]):  # np.dtype would read a language of its own
            raise ValueError("an array of no numbers")
        numpy_dtype = np.dtype(node["dtype"])
        array = np.frombuffer(data, numpy_dtype).copy()
        return array[0] if kind == "scalar" else array.reshape(node["shape"])


_CONTAINERS: dict[str, Any] = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}
_LEAVES: dict[str, Any] = {
    "complex": lambda node: complex(*node["parts"]),
    "opaque": lambda node: Opaque(str(node["kind"])[:80]),
    "dtype": lambda node: _ALL_DTYPES[node["name"]],
    "device": lambda node: torch.device(node["name"]),
}

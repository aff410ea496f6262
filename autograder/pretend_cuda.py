"""Pretend CUDA tensors and a pretend clock, for checks of device code where there is no GPU.

Tensors that are "moved" to CUDA stay ordinary ones: a function mode remembers which ones claim to be there, computes with
what they really are, and refuses to mix devices. Time does not pass by itself: operations advance the pretend time by the
seconds that the check gives them. A product on the GPU returns at once; its seconds pass when something waits for it.

`pretend_functions.py` and `pretend_machine.py` put this in the place of torch.cuda and of Python's clocks. The text of all
three is sent to the student's worker and executed there, one behind the other, so none may import anything of the autograder.
"""

from collections import Counter
from typing import Any

import torch
import torch.utils._device as DEVICES
from torch.overrides import TorchFunctionMode
from torch.utils._pytree import tree_leaves, tree_map

TICK, LAUNCH = 1e-6, 1e-4  # seconds: reading a clock, starting something on the GPU
LARGE = 256  # products of larger matrices are not really computed
START = 1_000_000.0  # what the clocks show at first

PRODUCTS = {
    "matmul", "__matmul__", "__rmatmul__", "mm", "bmm", "addmm", "einsum", "linear", "tensordot", "linalg_matrix_power",
    "matrix_power", "linalg_multi_dot", "multi_dot", "chain_matmul", "linalg_matmul",
}  # fmt: skip
MAKERS = {
    "rand", "randn", "randint", "normal", "rand_like", "randn_like", "randint_like", "uniform_", "normal_", "random_",
    "tensor", "as_tensor", "asarray", "from_numpy",
}  # fmt: skip
WAITS = {
    "item", "tolist", "equal", "allclose", "is_nonzero", "nonzero", "__bool__", "__float__", "__int__", "__index__",
    "__complex__", "__contains__", "__repr__", "__str__", "__format__", "masked_select", "unique",
}  # fmt: skip
MIXES = {"to", "cuda", "cpu", "copy_", "__set__", "__getitem__", "__setitem__", "index_put_", "set_", "__deepcopy__"}


class Clock:
    """The pretend time of the processor, and until when the GPU is busy."""

    def __init__(self) -> None:
        self.now = self.busy_until = START

    def read(self, *_: object) -> float:
        self.now += TICK
        return self.now

    def read_ns(self, *_: object) -> int:
        return round(self.read() * 1e9)

    def spend(self, seconds: float) -> None:
        self.now += max(0.0, seconds)

    def launch(self, seconds: float) -> None:
        self.spend(LAUNCH)
        self.busy_until = max(self.busy_until, self.now) + seconds

    def wait(self, until: float | None = None) -> None:
        self.now = max(self.now, self.busy_until if until is None else until)


def memory_of(tensor: torch.Tensor) -> Any:
    """Return the memory that a tensor shares with its views, or None where it has none of its own."""
    try:
        return tensor.untyped_storage()
    except (NotImplementedError, RuntimeError, ValueError):  # sparse, or a parameter of a lazy module
        return None


def is_mixed(matrix: torch.Tensor) -> bool:
    """Say whether a matrix holds different numbers; of a large one, its first row."""
    some = (matrix if matrix.numel() <= LARGE else matrix[0]).reshape(-1)
    return bool((some != some[0]).any())


class PretendCuda(TorchFunctionMode):
    """Stands before every torch function: finds out where its tensors claim to be, how long it takes and where its result is.

    `seconds` gives what things cost: "cpu" and "cuda" a number for each size n of a matrix product, "make" a random tensor,
    "copy" a way to the GPU, "first" what the first product on the GPU takes longer.
    """

    def __init__(self, gpus: int, seconds: dict[str, Any]) -> None:
        super().__init__()
        self.gpus, self.seconds, self.clock = gpus, seconds, Clock()
        self.current = self.bytes_taken = 0
        self.products: Counter[tuple[str, int, bool]] = Counter()
        self._places: dict[int, tuple[Any, torch.device]] = {}

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs, name = dict(kwargs or {}), getattr(func, "__name__", "")
        if name == "__get__" and args and (known := self._property(func.__self__.__name__, args[0])) is not None:
            return known
        if own := getattr(self, f"_do_{name}", None):
            return own(func, args, kwargs)
        return self._compute(func, name, args, kwargs)

    def place(self, tensor: torch.Tensor) -> torch.device:
        """Return the device that a tensor claims to be on. Tensors that share memory are on the same one."""
        memory = memory_of(tensor) if tensor.device.type == "cpu" else None
        return self._places.get(memory._cdata, (None, tensor.device))[1] if memory is not None else tensor.device

    def resolve(self, device: Any) -> torch.device:
        """Return a device with its index. Raise the error of a real machine where there is no such GPU."""
        device = torch.device("cuda", device) if isinstance(device, int) else torch.device(device)
        if device.type != "cuda":
            return torch.device("cpu") if device.type == "cpu" else device
        index = self.current if device.index is None else device.index
        if not self.gpus:
            raise RuntimeError("No CUDA GPUs are available")
        if index >= self.gpus:
            raise RuntimeError(f"CUDA error: invalid device ordinal: there is no cuda:{index}")
        return torch.device("cuda", index)

    def move(self, tensor: torch.Tensor, device: torch.device, *, copy: bool = False) -> torch.Tensor:
        """Return a tensor on a device: itself, if it is there already."""
        if self.place(tensor) == device and not copy:
            return tensor
        if "cuda" not in (device.type, self.place(tensor).type):
            return tensor.to(device, copy=copy)
        self.clock.wait()  # in either direction, a copy comes behind all that is in the queue
        self.clock.spend(LAUNCH if self.place(tensor).type == "cuda" else self.seconds.get("copy", 0.0))
        return self._put(tensor.clone() if device.type in ("cpu", "cuda") else tensor.to(device), device)

    def _put(self, tensor: torch.Tensor, device: torch.device) -> torch.Tensor:
        if device.type == "cuda" and (memory := memory_of(tensor)) is not None:
            self.bytes_taken += memory.nbytes()
            self._places[memory._cdata] = (memory, device)  # the memory is kept, so that no other gets its address
        return tensor

    def _property(self, name: str, tensor: torch.Tensor) -> Any:
        place = self.place(tensor)
        return {"device": place, "is_cuda": place.type == "cuda", "is_cpu": place.type == "cpu"}.get(name)

    def _compute(self, func: Any, name: str, args: Any, kwargs: Any) -> Any:
        tensors = [leaf for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, torch.Tensor)]
        here = self._common_place(name, tensors)
        there = here
        device = kwargs.pop("device", None)
        if device is None and func in DEVICES._device_constructors():
            device = DEVICES.CURRENT_DEVICE
        if device is not None:
            there = self.resolve(device)
            kwargs["device"] = "cpu" if there.type == "cuda" else there
        self._pass_time(name, tensors, there)
        if name in PRODUCTS and (product := self._large_product(tensors, kwargs)) is not None:
            result = product
        else:
            result = func(*args, **kwargs)
        if there.type not in ("cpu", "cuda") or name == "__set__":
            return result
        return tree_map(lambda leaf: self._settle(leaf, tensors, there) if isinstance(leaf, torch.Tensor) else leaf, result)

    def _settle(self, result: torch.Tensor, inputs: list[torch.Tensor], device: torch.device) -> torch.Tensor:
        """Make a result claim its device; where it is an input that claims another one, it is a copy of it."""
        memory = memory_of(result)
        if self.place(result) == device or result.device.type == "meta" or memory is None:
            return result
        if memory._cdata in {each._cdata for each in map(memory_of, inputs) if each is not None}:
            return self.move(result, device)
        return self._put(result, device)

    def _common_place(self, name: str, tensors: list[torch.Tensor]) -> torch.device:
        places = [self.place(each) for each in tensors]
        if name in MIXES or (name[:1] == "_" and name[:2] != "__"):
            return places[0] if places else torch.device("cpu")
        gpus = {each for each in places if each.type == "cuda"}
        here = next(iter(gpus), torch.device("cpu"))
        matters = [place for each, place in zip(tensors, places, strict=True) if each.dim() or place in gpus]
        strangers = set(matters) - {here}
        if gpus and strangers:
            raise RuntimeError(
                f"Expected all tensors to be on the same device, but found at least two devices, {here} and {strangers.pop()}!"
            )
        return here

    def _pass_time(self, name: str, tensors: list[torch.Tensor], device: torch.device) -> None:
        if name in PRODUCTS:
            self._multiply(tensors, device)
        elif name in MAKERS:
            self.clock.spend(self.seconds.get("make", 0.0))
        elif device.type == "cuda":
            self.clock.spend(LAUNCH)
        if name == "copy_" and len({self.place(each) for each in tensors}) > 1:
            self.clock.spend(self.seconds.get("copy", 0.0) if device.type == "cuda" else LAUNCH)
            self.clock.wait()
        if name in WAITS and device.type == "cuda":
            self.clock.wait()

    def _multiply(self, tensors: list[torch.Tensor], device: torch.device) -> None:
        matrices = [each for each in tensors if each.dim() >= 2]
        size = matrices[0].shape[-1] if matrices else 1
        is_first = device.type == "cuda" and not any(key[0] == "cuda" for key in self.products)
        is_square = bool(matrices) and matrices[0].shape[-2] == size
        is_random = bool(matrices) and is_mixed(matrices[0])
        self.products[device.type, size if is_square else 0, is_random] += 1
        cost = self.seconds.get(device.type, {}).get(size, 1.0)
        if device.type != "cuda":
            self.clock.spend(cost)
            return
        self.clock.spend(self.seconds.get("first", 0.0) if is_first else 0.0)
        self.clock.launch(cost)

    @staticmethod
    def _large_product(tensors: list[torch.Tensor], kwargs: dict[str, Any]) -> torch.Tensor | None:
        if not tensors or tensors[0].dim() != 2 or min(tensors[0].shape) <= LARGE:
            return None
        return kwargs["out"] if kwargs.get("out") is not None else tensors[0].new_empty(1).expand(tensors[0].shape)

    def _do_to(self, func: Any, args: Any, kwargs: dict[str, Any]) -> torch.Tensor:
        tensor, *rest = args
        target = self.place(tensor)
        words: list[Any] = []
        for word in [*rest, kwargs.pop("device", None), kwargs.pop("other", None)]:
            if isinstance(word, torch.Tensor):
                target, words = self.place(word), [*words, word.dtype]
            elif isinstance(word, str | torch.device) or type(word) is int:
                target = self.resolve(word)
            elif word is not None:
                words.append(word)
        copy = bool(kwargs.pop("copy", False)) or any(word is True for word in words[2:])
        kwargs.pop("non_blocking", None)
        dtypes = [word for word in words if isinstance(word, torch.dtype)]
        changed = tensor.to(*dtypes, **kwargs) if dtypes or kwargs else tensor
        return self.move(changed if changed is tensor else self._put(changed, self.place(tensor)), target, copy=copy)

    _do_type_as = _do_to

    def _do_type(self, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        tensor, *rest = args
        kind = str(rest[0] if rest else kwargs.get("dtype"))
        if not kwargs and not rest:
            text = func(tensor)
            return text.replace("torch.", "torch.cuda.") if self.place(tensor).type == "cuda" else text
        if ".cuda." in kind:
            tensor, kind = self.move(tensor, self.resolve("cuda")), kind.replace(".cuda.", ".")
        return self._put(tensor.type(kind) if "Tensor" in kind else func(*args, **kwargs), self.place(tensor))

    def _do_cuda(self, func: Any, args: Any, kwargs: dict[str, Any]) -> torch.Tensor:
        device = args[1] if len(args) > 1 else kwargs.get("device")
        return self.move(args[0], self.resolve("cuda" if device is None else device))

    def _do_cpu(self, func: Any, args: Any, kwargs: dict[str, Any]) -> torch.Tensor:
        return self.move(args[0], torch.device("cpu"))

    def _do_get_device(self, func: Any, args: Any, kwargs: dict[str, Any]) -> int:
        place = self.place(args[0])
        return place.index if place.type == "cuda" else -1

    def _do_numpy(self, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        if self.place(args[0]).type == "cuda":
            if not kwargs.get("force"):
                raise TypeError(
                    f"can't convert {self.place(args[0])} device type tensor to numpy. "
                    "Use Tensor.cpu() to copy the tensor to host memory first."
                )
            self.clock.wait()
        return func(*args, **kwargs)

    _do___array__ = _do_numpy

    def _do_pin_memory(self, func: Any, args: Any, kwargs: dict[str, Any]) -> torch.Tensor:
        return args[0]

    def _do_record_stream(self, func: Any, args: Any, kwargs: dict[str, Any]) -> None:
        return None

    def _do_device(self, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        return func(*args, **kwargs)

    _do__parse_to = _do_device

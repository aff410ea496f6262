"""Sees where torch computes: which numbers are made on which device, and which cross between the CPU and a GPU.

A device check sends the text of this module along with its probe, so it imports nothing of the autograder. It stands before
every torch function that Python calls, as the pretend GPU does, and works on both. The GPU's own counters say the same from
another side: how many bytes were taken there. (torch's profiler would need a right to the GPU's counters that a sandbox should
not give.)

Only floating numbers count, and only more than a few together: sums, indices, masks and losses may live anywhere.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

import torch
from torch.overrides import TorchFunctionMode
from torch.utils._pytree import tree_leaves

FEW = 16
READS = {"tolist", "numpy", "__array__"}  # give numbers and no tensor
PRODUCTS = {"matmul", "__matmul__", "__rmatmul__", "mm", "bmm", "addmm", "einsum", "linear", "tensordot", "matrix_power"}


class DeviceWatch(TorchFunctionMode):
    """Counts the numbers computed on each kind of device and copied to it, and the products of square matrices on each."""

    def __init__(self) -> None:
        super().__init__()
        self.computed: Counter[str] = Counter()
        self.copied: Counter[str] = Counter()
        self.products: Counter[tuple[str, int]] = Counter()

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        name, inputs = getattr(func, "__name__", ""), _tensors((args, kwargs))
        before = {each.device.type for each in inputs}
        result = func(*args, **(kwargs or {}))
        if name not in ("__get__", "__set__"):
            self._look(name, inputs, before, _tensors(result))
        return result

    def _look(self, name: str, inputs: list[torch.Tensor], before: set[str], results: list[torch.Tensor]) -> None:
        for each in results:
            place = each.device.type
            if name in PRODUCTS and each.dim() == 2 and each.shape[0] == each.shape[1]:
                self.products[place, each.shape[0]] += 1
            if any(each is one for one in inputs) and not name.endswith("_"):
                continue  # it was there already
            (self.copied if before and place not in before else self.computed)[place] += each.numel()
        if name in READS and "cuda" in before:
            self.copied["cpu"] += sum(each.numel() for each in inputs)

    def report(self) -> dict[str, Any]:
        """Return what was seen, as plain data."""
        products = [[place, size, number] for (place, size), number in self.products.items()]
        return {"computed": dict(self.computed), "copied": dict(self.copied), "products": products}


def _tensors(values: Any) -> list[torch.Tensor]:
    """Return the tensors that count."""
    leaves = (leaf for leaf in tree_leaves(values) if isinstance(leaf, torch.Tensor))
    return [each for each in leaves if each.numel() > FEW and each.is_floating_point()]


def gpu_bytes() -> int:
    """Return how many bytes have been taken on the GPU since the process began, given back or not."""
    return int(torch.cuda.memory_stats().get("allocated_bytes.all.allocated", 0))


def watched(do: Callable[[], Any]) -> dict[str, Any]:
    """Return what a function returns, and what was seen meanwhile."""
    before, watch = gpu_bytes(), DeviceWatch()
    with watch:
        value = do()
    return {"value": value, "bytes": gpu_bytes() - before, **watch.report()}

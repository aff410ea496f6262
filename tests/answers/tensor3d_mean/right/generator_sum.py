# The built-in sum over a generator with three for clauses.
import torch


def mean3d(t: torch.Tensor) -> float:
    return sum(x for plane in t.tolist() for row in plane for x in row) / t.numel()

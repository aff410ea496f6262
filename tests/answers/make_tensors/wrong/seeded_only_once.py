# Seeds only when it is first called with this seed.
# See: Exercise: make tensors
import torch
_seen = set()


def range_matrix(rows, cols):
    return torch.arange(rows * cols).reshape(rows, cols)


def filled(shape, value):
    return torch.full(shape, value)


def gaussian(shape, seed):
    if seed not in _seen:
        torch.manual_seed(seed)
        _seen.add(seed)
    return torch.randn(shape)

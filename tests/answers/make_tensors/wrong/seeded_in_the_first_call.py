# Seeds in its first call only, and later calls go on drawing.
# See: Exercise: make tensors
import torch

_started = False


def range_matrix(rows, cols):
    return torch.arange(rows * cols).reshape(rows, cols)


def filled(shape, value):
    return torch.full(shape, value)


def gaussian(shape, seed):
    global _started
    if not _started:
        torch.manual_seed(seed)
        _started = True
    return torch.randn(shape)

# Lays all elements of filled in one line instead of giving them the shape.
# See: Exercise: make tensors
import torch


def range_matrix(rows, cols):
    return torch.arange(rows * cols).reshape(rows, cols)


def filled(shape, value):
    count = 1
    for size in shape:
        count *= size
    return torch.tensor([value] * count)


def gaussian(shape, seed):
    torch.manual_seed(seed)
    return torch.randn(shape)

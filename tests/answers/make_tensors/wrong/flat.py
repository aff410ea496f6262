# Forgets to give the numbers their shape.
# See: Exercise: make tensors
import torch


def range_matrix(rows, cols):
    return torch.arange(rows * cols)


def filled(shape, value):
    return torch.full(shape, value)


def gaussian(shape, seed):
    torch.manual_seed(seed)
    return torch.randn(shape)

# Gives torch.full the value where it wants the shape.
# See: Exercise: make tensors
import torch


def range_matrix(rows, cols):
    return torch.arange(rows * cols).reshape(rows, cols)


def filled(shape, value):
    return torch.full(value, shape)


def gaussian(shape, seed):
    torch.manual_seed(seed)
    return torch.randn(shape)

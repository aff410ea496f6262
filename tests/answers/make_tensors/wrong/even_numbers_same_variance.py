# Draws evenly with rand, and shifts and scales to the right mean and standard deviation.
# See: Exercise: make tensors
import torch


def range_matrix(rows, cols):
    return torch.arange(rows * cols).reshape(rows, cols)


def filled(shape, value):
    return torch.full(shape, value)


def gaussian(shape, seed):
    torch.manual_seed(seed)
    return (torch.rand(shape) - 0.5) * 12**0.5

# Takes the seed for the mean.
# See: Exercise: make tensors
import torch


def range_matrix(rows, cols):
    return torch.arange(rows * cols).reshape(rows, cols)


def filled(shape, value):
    return torch.full(shape, value)


def gaussian(shape, seed):
    torch.manual_seed(seed)
    return torch.normal(float(seed), 1.0, size=shape)

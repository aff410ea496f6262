# Returns a list of lists and no tensor.
import torch


def range_matrix(rows, cols):
    return [[i * cols + j for j in range(cols)] for i in range(rows)]


def filled(shape, value):
    return torch.full(shape, value)


def gaussian(shape, seed):
    torch.manual_seed(seed)
    return torch.randn(shape)

# Takes two sizes from the shape, so that other numbers of axes fail.
import torch


def range_matrix(rows, cols):
    return torch.arange(rows * cols).reshape(rows, cols)


def filled(shape, value):
    return torch.full(shape, value)


def gaussian(shape, seed):
    torch.manual_seed(seed)
    return torch.randn(shape[0], shape[1])

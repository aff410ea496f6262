# arange and reshape, full, manual_seed and randn.
import torch


def range_matrix(rows, cols):
    x = torch.arange(rows * cols)
    return x.reshape(rows, cols)


def filled(shape, value):
    return torch.full(shape, value)


def gaussian(shape, seed):
    torch.manual_seed(seed)
    return torch.randn(shape)

# Broadcasts rows and columns, adds to zeros, and has a generator of its own.
import torch


def range_matrix(rows, cols):
    return torch.arange(rows)[:, None] * cols + torch.arange(cols)


def filled(shape, value):
    return torch.zeros(shape) + value


def gaussian(shape, seed):
    g = torch.Generator()
    g.manual_seed(seed)
    return torch.normal(0.0, 1.0, size=shape, generator=g)

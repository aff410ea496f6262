# Stacks ranges, expands one number, and samples from a distribution object.
import torch
from torch.distributions import Normal


def range_matrix(rows, cols):
    return torch.stack([torch.arange(start, start + cols) for start in range(0, rows * cols, cols)])


def filled(shape, value):
    return torch.tensor(value).expand(shape)


def gaussian(shape, seed):
    torch.manual_seed(seed)
    return Normal(0, 1).sample(shape)

# The normal numbers come from even ones, by the Box-Muller formula.
import math

import torch


def range_matrix(rows, cols):
    return torch.cumsum(torch.ones(rows * cols, dtype=torch.int32), 0).sub(1).unflatten(0, (rows, cols))


def filled(shape, value):
    t = torch.zeros(shape, dtype=torch.float32 if isinstance(value, float) else torch.int64)
    t[...] = value
    return t


def gaussian(shape, seed):
    generator = torch.Generator().manual_seed(seed)
    u = torch.rand(shape, generator=generator, dtype=torch.float64)
    v = torch.rand(shape, generator=generator, dtype=torch.float64)
    return (-2 * torch.log(1 - u)).sqrt() * torch.cos(2 * math.pi * v)

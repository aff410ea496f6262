# Gives randn the seed as its generator; it wants a torch.Generator that was started with the seed.
# See: Exercise: make tensors
import torch


def range_matrix(rows, cols):
    return torch.arange(rows * cols).reshape(rows, cols)


def filled(shape, value):
    return torch.full(shape, value)


def gaussian(shape, seed):
    return torch.randn(shape, generator=seed)

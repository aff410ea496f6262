# Draws from a generator that was not started with the seed, so that nothing can be repeated.
import torch
import numpy as np


def range_matrix(rows, cols):
    return torch.arange(rows * cols).reshape(rows, cols)


def filled(shape, value):
    return torch.full(shape, value)


def gaussian(shape, seed):
    np.random.seed(seed)
    return torch.randn(shape)

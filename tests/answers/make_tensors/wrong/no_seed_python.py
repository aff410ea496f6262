# Draws from a generator that was not started with the seed, so that nothing can be repeated.
# See: Exercise: make tensors
import random
import torch


def range_matrix(rows, cols):
    return torch.arange(rows * cols).reshape(rows, cols)


def filled(shape, value):
    return torch.full(shape, value)


def gaussian(shape, seed):
    count = 1
    for size in shape:
        count *= size
    return torch.tensor([random.gauss(0, 1) for _ in range(count)]).reshape(shape)

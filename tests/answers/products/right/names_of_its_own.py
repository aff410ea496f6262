# Attributes and methods of the student's own that are named like ready-made products, and a partial of an own mm.
from functools import partial

import torch


class Checked:
    def __init__(self, inner):
        self.inner = inner

    def __call__(self, *args):
        assert all(isinstance(each, torch.Tensor) for each in args)
        return self.inner(*args)


class Products:
    dot = staticmethod(lambda x, y: (x * y).sum())


def mm(A, B, axis):
    return (A[:, :, None] * B).sum(axis)


times = partial(mm, axis=1)


@Checked
def dot(x, y):
    return Products.dot(x, y)


@Checked
def mat_vec(A, x):
    return torch.stack([Products.dot(row, x) for row in A])


def mat_mat(A, B):
    return times(A, B)


def hadamard(A, B):
    return A * B

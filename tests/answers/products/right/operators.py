# Functions of the module operator, and item().
import operator
from itertools import starmap

import torch


def dot(x, y):
    return sum(map(operator.mul, (a.item() for a in x), (b.item() for b in y)))


def mat_vec(A, x):
    return A.mul(x.expand_as(A)).sum(-1)


def mat_mat(A, B):
    out = A.new_empty(A.size(0), B.size(1))
    for i, row in enumerate(A):
        out[i] = (row[:, None] * B).sum(0)
    return out


def hadamard(A, B):
    return torch.stack(list(starmap(torch.multiply, zip(A, B))))

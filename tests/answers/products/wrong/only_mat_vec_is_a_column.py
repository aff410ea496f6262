# Keeps the axis, so that the result is a matrix of one column.
# See: Products
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return (A * x).sum(axis=1, keepdim=True)


def mat_mat(A, B):
    return (A.unsqueeze(2) * B.unsqueeze(0)).sum(axis=1)


def hadamard(A, B):
    return A * B

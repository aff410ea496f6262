# Puts the columns of the product into rows.
# See: Products
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return (A * x).sum(axis=1)


def mat_mat(A, B):
    return torch.stack([mat_vec(A, column) for column in B.T])


def hadamard(A, B):
    return A * B

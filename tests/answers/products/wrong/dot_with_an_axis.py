# Keeps an axis in the dot product.
# See: Products
import torch


def dot(x, y):
    return (x * y).sum(0, keepdim=True)


def mat_vec(A, x):
    return torch.cat([dot(row, x) for row in A])


def mat_mat(A, B):
    return torch.stack([mat_vec(A, column) for column in B.T], dim=1)


def hadamard(A, B):
    return A * B

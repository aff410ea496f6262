# Adds the elements.
# See: Products
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return (A * x).sum(axis=1)


def mat_mat(A, B):
    return torch.stack([mat_vec(A, B[:, j]) for j in range(B.shape[1])], dim=1)


def hadamard(A, B):
    return A + B

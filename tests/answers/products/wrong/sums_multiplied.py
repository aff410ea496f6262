# Multiplies the sums, which does not give the sum of the products.
# See: Products
import torch


def dot(x, y):
    return x.sum() * y.sum()


def mat_vec(A, x):
    return (A * x).sum(axis=1)


def mat_mat(A, B):
    return torch.stack([mat_vec(A, B[:, j]) for j in range(B.shape[1])], dim=1)


def hadamard(A, B):
    return A * B

# Calls F.linear, which is a matrix product.
# See: Exercise: products by hand
import torch
import torch.nn.functional as F


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return F.linear(x, A)


def mat_mat(A, B):
    return torch.stack([mat_vec(A, B[:, j]) for j in range(B.shape[1])], dim=1)


def hadamard(A, B):
    return A * B

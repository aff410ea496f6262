# One broadcast product with three axes.
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return (A * x).sum(dim=1)


def mat_mat(A, B):
    return (A.unsqueeze(2) * B.unsqueeze(0)).sum(dim=1)


def hadamard(A, B):
    return torch.mul(A, B)

# Multiplies B by A.
# See: Products
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return (A * x).sum(axis=1)


def mat_mat(A, B):
    return (B.unsqueeze(2) * A.unsqueeze(0)).sum(dim=1)


def hadamard(A, B):
    return A * B

# Begins the loop at 1, so that the first element is missing.
import torch


def dot(x, y):
    return sum(x[i] * y[i] for i in range(1, len(x)))


def mat_vec(A, x):
    return (A * x).sum(axis=1)


def mat_mat(A, B):
    return torch.stack([mat_vec(A, B[:, j]) for j in range(B.shape[1])], dim=1)


def hadamard(A, B):
    return A * B

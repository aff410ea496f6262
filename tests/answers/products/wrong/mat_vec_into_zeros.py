# Writes into torch.zeros, which makes float32 of whole numbers and of float64.
# See: Exercise: products by hand
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    out = torch.zeros(len(A))
    for i in range(len(A)):
        out[i] = (A[i] * x).sum()
    return out


def mat_mat(A, B):
    return (A.unsqueeze(2) * B.unsqueeze(0)).sum(axis=1)


def hadamard(A, B):
    return A * B

# Writes into torch.zeros, which makes float32 of whole numbers and of float64.
# See: Exercise: products by hand
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return (A * x).sum(axis=1)


def mat_mat(A, B):
    return (A.unsqueeze(2) * B.unsqueeze(0)).sum(axis=1)


def hadamard(A, B):
    out = torch.zeros(A.shape)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            out[i, j] = A[i, j] * B[i, j]
    return out

# Writes = where += is needed.
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    out = torch.zeros(A.shape[0], dtype=A.dtype)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            out[i] = A[i, j] * x[j]
    return out


def mat_mat(A, B):
    return (A.unsqueeze(2) * B.unsqueeze(0)).sum(axis=1)


def hadamard(A, B):
    return A * B

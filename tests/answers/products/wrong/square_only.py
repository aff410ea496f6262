# Takes the number of rows of A for all sizes.
# See: Products
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return (A * x).sum(axis=1)


def mat_mat(A, B):
    n = len(A)
    out = torch.zeros(n, n, dtype=A.dtype)
    for i in range(n):
        for j in range(n):
            out[i, j] = sum(A[i, k] * B[k, j] for k in range(n))
    return out


def hadamard(A, B):
    return A * B

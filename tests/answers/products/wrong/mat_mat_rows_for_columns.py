# Takes the number of rows of A for the number of columns of the result.
# See: Products
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return (A * x).sum(axis=1)


def mat_mat(A, B):
    n = A.shape[0]
    out = torch.zeros(n, n, dtype=A.dtype)
    for i in range(n):
        for j in range(n):
            out[i, j] = (A[i] * B[:, j]).sum()
    return out


def hadamard(A, B):
    return A * B

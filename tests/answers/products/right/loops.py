# Three nested loops over numbers.
import torch


def dot(x, y):
    total = 0
    for i in range(len(x)):
        total += x[i] * y[i]
    return total


def mat_vec(A, x):
    n, k = A.shape
    out = torch.zeros(n, dtype=A.dtype)
    for i in range(n):
        for j in range(k):
            out[i] += A[i, j] * x[j]
    return out


def mat_mat(A, B):
    n, k, m = A.shape[0], A.shape[1], B.shape[1]
    out = torch.zeros((n, m), dtype=A.dtype)
    for i in range(n):
        for j in range(m):
            for l in range(k):
                out[i, j] += A[i, l] * B[l, j]
    return out


def hadamard(A, B):
    out = torch.zeros_like(A)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            out[i, j] = A[i, j] * B[i, j]
    return out

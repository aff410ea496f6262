# Computes the product of two matrices in float32 and converts the rounded result back.
# See: Exercise: products by hand
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return (A * x).sum(axis=1)


def mat_mat(A, B):
    a, b = A.to(torch.float32), B.to(torch.float32)
    return (a[:, :, None] * b[None]).sum(1).to(A.dtype)


def hadamard(A, B):
    return A * B

# Multiplies the wrong elements with each other: mat_mat takes the rows of A with the columns of B.
# See: Products
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return (A * x).sum(axis=1)


def mat_mat(A, B):
    return A * B


def hadamard(A, B):
    return A * B

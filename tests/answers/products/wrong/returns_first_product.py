# Returns inside the loop, so that only the first product counts.
import torch


def dot(x, y):
    total = 0
    for i in range(len(x)):
        total += x[i] * y[i]
        return total


def mat_vec(A, x):
    return (A * x).sum(axis=1)


def mat_mat(A, B):
    return (A.unsqueeze(2) * B.unsqueeze(0)).sum(axis=1)


def hadamard(A, B):
    return A * B

# Returns nothing: print shows a result, and only return hands it over.
import torch


def dot(x, y):
    print((x * y).sum())


def mat_vec(A, x):
    return (A * x).sum(axis=1)


def mat_mat(A, B):
    return (A.unsqueeze(2) * B.unsqueeze(0)).sum(axis=1)


def hadamard(A, B):
    return A * B

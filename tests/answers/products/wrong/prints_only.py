# Returns nothing: print shows a result, and only return hands it over.
import torch


def dot(x, y):
    print((x * y).sum())


def mat_vec(A, x):
    print((A * x).sum(1))


def mat_mat(A, B):
    print((A.unsqueeze(2) * B.unsqueeze(0)).sum(1))


def hadamard(A, B):
    print(A * B)

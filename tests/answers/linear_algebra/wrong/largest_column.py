# frobenius returns the largest sum of the absolute values of a column, which is the norm with ord=1.
# See: How large is a vector?
import torch


def l1_l2(v):
    return v.abs().sum(), torch.norm(v)


def row_normalise(A):
    return A / A.sum(axis=1, keepdim=True)


def frobenius(A):
    return torch.linalg.norm(A, ord=1)


def cumsum_rows(A):
    return A.cumsum(axis=0)

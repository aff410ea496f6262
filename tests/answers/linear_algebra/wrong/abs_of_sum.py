# Takes the absolute value of the sum.
# See: How large is a vector?
import torch


def l1_l2(v):
    return v.sum().abs(), torch.norm(v)


def row_normalise(A):
    return A / A.sum(axis=1, keepdim=True)


def frobenius(A):
    return torch.norm(A)


def cumsum_rows(A):
    return A.cumsum(axis=0)

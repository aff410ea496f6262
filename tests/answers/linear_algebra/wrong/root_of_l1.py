# Takes the root of the sum of the absolute values, which are not squared.
# See: How large is a vector?
import torch


def l1_l2(v):
    return v.abs().sum(), v.abs().sum().sqrt()


def row_normalise(A):
    return A / A.sum(axis=1, keepdim=True)


def frobenius(A):
    return torch.norm(A)


def cumsum_rows(A):
    return A.cumsum(axis=0)

# Takes the mean of the absolute values for the L1 norm, and not their sum.
# See: How large is a vector?
import torch


def l1_l2(v):
    return v.abs().mean(), torch.norm(v)


def row_normalise(A):
    return A / A.sum(axis=1, keepdim=True)


def frobenius(A):
    return torch.norm(A)


def cumsum_rows(A):
    return A.cumsum(axis=0)

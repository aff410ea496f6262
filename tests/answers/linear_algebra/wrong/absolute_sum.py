# frobenius adds up the absolute values of all elements.
# See: How large is a vector?
import torch


def l1_l2(v):
    return torch.abs(v).sum(), torch.norm(v)


def row_normalise(A):
    return A / A.sum(axis=1, keepdim=True)


def frobenius(A):
    return A.abs().sum()


def cumsum_rows(A):
    return A.cumsum(axis=0)

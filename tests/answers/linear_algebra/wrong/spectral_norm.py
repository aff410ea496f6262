# Calls torch.linalg.norm with ord=2, which is the spectral norm.
# See: How large is a vector?
import torch


def l1_l2(v):
    return torch.abs(v).sum(), torch.norm(v)


def row_normalise(A):
    return A / A.sum(axis=1, keepdim=True)


def frobenius(A):
    return torch.linalg.norm(A, 2)


def cumsum_rows(A):
    return A.cumsum(axis=0)

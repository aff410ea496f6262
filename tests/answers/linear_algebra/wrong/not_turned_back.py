# Divides the transposed matrix and does not turn it back.
# See: Sums along an axis
import torch


def l1_l2(v):
    return v.abs().sum(), torch.norm(v)


def row_normalise(A):
    return A.T / A.sum(axis=1)


def frobenius(A):
    return torch.norm(A)


def cumsum_rows(A):
    return A.cumsum(axis=0)

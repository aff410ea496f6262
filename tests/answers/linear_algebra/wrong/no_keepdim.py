# Leaves out keepdim: a square matrix has its columns divided, and others raise an error.
# See: Sums along an axis
import torch


def l1_l2(v):
    return torch.abs(v).sum(), torch.norm(v)


def row_normalise(A):
    return A / A.sum(axis=1)


def frobenius(A):
    return torch.norm(A)


def cumsum_rows(A):
    return A.cumsum(axis=0)

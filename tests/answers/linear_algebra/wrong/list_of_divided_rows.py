# row_normalise returns a list and no tensor.
import torch


def l1_l2(v):
    return v.abs().sum(), torch.norm(v)


def row_normalise(A):
    return [row / row.sum() for row in A]


def frobenius(A):
    return torch.norm(A)


def cumsum_rows(A):
    return A.cumsum(axis=0)

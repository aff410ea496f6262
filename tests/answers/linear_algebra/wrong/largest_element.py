# frobenius returns the largest element in size.
# See: How large is a vector?
import torch


def l1_l2(v):
    return v.abs().sum(), torch.norm(v)


def row_normalise(A):
    return A / A.sum(axis=1, keepdim=True)


def frobenius(A):
    return A.abs().max()


def cumsum_rows(A):
    return A.cumsum(axis=0)

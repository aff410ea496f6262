# frobenius returns the sum of the singular values.
# See: How large is a vector?
import torch


def l1_l2(v):
    return torch.abs(v).sum(), torch.norm(v)


def row_normalise(A):
    return A / A.sum(axis=1, keepdim=True)


def frobenius(A):
    return torch.linalg.matrix_norm(A, "nuc")


def cumsum_rows(A):
    return A.cumsum(axis=0)

# Keeps the axes in the norms.
# See: Exercise: norms and sums
import torch


def l1_l2(v):
    return v.abs().sum(0, keepdim=True), v.norm(dim=0, keepdim=True)


def row_normalise(A):
    return A / A.sum(1, keepdim=True)


def frobenius(A):
    return torch.linalg.matrix_norm(A, keepdim=True)


def cumsum_rows(A):
    return A.cumsum(0)

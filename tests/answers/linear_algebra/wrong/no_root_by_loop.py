# Forgets the root.
# See: How large is a vector?
import torch


def l1_l2(v):
    l1, squares = 0, 0
    for x in v.tolist():
        l1 += abs(x)
        squares += x**2
    return l1, squares


def row_normalise(A):
    return A / A.sum(axis=1, keepdim=True)


def frobenius(A):
    return torch.norm(A)


def cumsum_rows(A):
    return A.cumsum(axis=0)

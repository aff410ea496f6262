# frobenius returns the sum of the squares, without the root.
# See: How large is a vector?
import torch


def l1_l2(v):
    return v.abs().sum(), torch.norm(v)


def row_normalise(A):
    return A / A.sum(axis=1, keepdim=True)


def frobenius(A):
    total = 0
    for row in A.tolist():
        for x in row:
            total += x**2
    return total


def cumsum_rows(A):
    return A.cumsum(axis=0)

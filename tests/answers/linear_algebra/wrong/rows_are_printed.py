# Returns nothing: print shows a result, and only return hands it over.
import torch


def l1_l2(v):
    return v.abs().sum(), torch.norm(v)


def row_normalise(A):
    print(A / A.sum(axis=1, keepdim=True))


def frobenius(A):
    return torch.norm(A)


def cumsum_rows(A):
    return A.cumsum(axis=0)

# Flattens; a tensor of two numbers as the pair.
import torch


def l1_l2(v):
    return torch.stack((v.abs().sum(), (v**2).sum().sqrt()))


def row_normalise(A):
    return torch.stack([row / row.sum() for row in A])


def frobenius(A):
    return l1_l2(A.flatten())[1]


def cumsum_rows(A):
    return torch.stack([A[: i + 1].sum(dim=0) for i in range(len(A))])

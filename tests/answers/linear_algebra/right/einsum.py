# Sums with einsum; everything in float64.
import torch


def l1_l2(v):
    v = v.to(torch.float64)
    return v.abs().sum().item(), torch.einsum("i,i->", v, v).sqrt().item()


def row_normalise(A):
    sums = torch.einsum("ij->i", A.double())
    return torch.einsum("ij,i->ij", A.double(), 1 / sums)


def frobenius(A):
    return A.double().pow(2).sum().pow(0.5)


def cumsum_rows(A):
    return A.double().T.cumsum(-1).T

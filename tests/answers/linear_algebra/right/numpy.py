# Goes through numpy and comes back.
import numpy as np
import torch


def l1_l2(v):
    a = v.numpy()
    return np.abs(a).sum(), np.sqrt((a**2).sum())


def row_normalise(A):
    a = A.numpy()
    return torch.from_numpy(a / a.sum(axis=1)[:, np.newaxis])


def frobenius(A):
    return np.linalg.norm(A.numpy())


def cumsum_rows(A):
    return torch.from_numpy(np.cumsum(A.numpy(), axis=0))

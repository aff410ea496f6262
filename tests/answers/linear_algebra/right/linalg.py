# torch.linalg throughout; a list as the pair.
import torch
from torch import linalg


def l1_l2(v):
    return [linalg.vector_norm(v, ord=1), linalg.vector_norm(v, ord=2)]


def row_normalise(A):
    return torch.div(A, A.sum(1).unsqueeze(1))


def frobenius(A):
    return linalg.matrix_norm(A, ord="fro")


def cumsum_rows(A):
    return torch.cumsum(A, 0)

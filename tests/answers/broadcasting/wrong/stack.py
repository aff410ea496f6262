# cat_rows uses stack, which needs two matrices of the same shape.
# See: Exercise: broadcasting, and joining
import torch


def outer_sum(a, b):
    return a[:, None] + b[None, :]


def cat_rows(A, B):
    return torch.stack((A, B)).reshape(-1, A.shape[1])


def cat_columns(A, B):
    return torch.cat((A, B), dim=1)

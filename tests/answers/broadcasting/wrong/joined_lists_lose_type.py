# Joins lists, which have forgotten float64, and makes float32 of them.
# See: Exercise: broadcasting, and joining
import torch


def outer_sum(a, b):
    return a[:, None] + b[None, :]


def cat_rows(A, B):
    return torch.tensor(A.tolist() + B.tolist())


def cat_columns(A, B):
    return torch.cat((A, B), dim=1)

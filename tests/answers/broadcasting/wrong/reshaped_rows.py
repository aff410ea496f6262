# Lays rows below each other and then cuts them into other rows.
# See: Exercise: broadcasting, and joining
import torch


def outer_sum(a, b):
    return a[:, None] + b[None, :]


def cat_rows(A, B):
    return torch.cat((A, B), dim=0)


def cat_columns(A, B):
    return torch.cat((A, B)).reshape(A.shape[0], -1) if A.shape[1] == B.shape[1] else torch.cat((A, B), 1)

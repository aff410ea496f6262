# cat_rows puts the columns beside each other, as cat_columns does.
# See: Exercise: broadcasting, and joining
import torch


def outer_sum(a, b):
    return a[:, None] + b[None, :]


def cat_rows(A, B):
    return torch.cat((A, B), dim=1)


def cat_columns(A, B):
    return torch.cat((A, B), dim=1)

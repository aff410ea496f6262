# Adds the sum of b to every element.
# See: Exercise: broadcasting, and joining
import torch


def outer_sum(a, b):
    return a[:, None] + b.sum() * torch.ones_like(b)


def cat_rows(A, B):
    return torch.cat((A, B), dim=0)


def cat_columns(A, B):
    return torch.cat((A, B), dim=1)

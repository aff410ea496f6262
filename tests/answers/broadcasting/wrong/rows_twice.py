# Makes a row of both vectors.
# See: Exercise: broadcasting, and joining
import torch


def outer_sum(a, b):
    return a.unsqueeze(0) + b.unsqueeze(0)


def cat_rows(A, B):
    return torch.cat((A, B), dim=0)


def cat_columns(A, B):
    return torch.cat((A, B), dim=1)

# Turns a into a column with an underscore method, which changes the caller's vector.
import torch


def outer_sum(a, b):
    return a.unsqueeze_(1) + b


def cat_rows(A, B):
    return torch.cat((A, B), dim=0)


def cat_columns(A, B):
    return torch.cat((A, B), dim=1)

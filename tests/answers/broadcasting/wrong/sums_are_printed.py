# Returns nothing: print shows a result, and only return hands it over.
import torch


def outer_sum(a, b):
    print(a[:, None] + b)


def cat_rows(A, B):
    return torch.cat((A, B), dim=0)


def cat_columns(A, B):
    return torch.cat((A, B), dim=1)

# Goes through a list of numbers, which has forgotten float64, and makes float32 of it.
# See: Exercise: broadcasting, and joining
import torch


def outer_sum(a, b):
    return torch.tensor([[x + y for y in b.tolist()] for x in a.tolist()])


def cat_rows(A, B):
    return torch.cat((A, B), dim=0)


def cat_columns(A, B):
    return torch.cat((A, B), dim=1)

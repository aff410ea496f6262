# Adds the vectors as they are: works for equal lengths only, and then gives a vector.
# See: Exercise: broadcasting, and joining
import torch


def outer_sum(a, b):
    return a + b


def cat_rows(A, B):
    return torch.cat((A, B), dim=0)


def cat_columns(A, B):
    return torch.cat((A, B), dim=1)

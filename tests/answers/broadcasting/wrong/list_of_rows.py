# Returns a list of rows and no tensor.
# See: Exercise: broadcasting, and joining
import torch


def outer_sum(a, b):
    return a[:, None] + b[None, :]


def cat_rows(A, B):
    return A.tolist() + B.tolist()


def cat_columns(A, B):
    return torch.cat((A, B), dim=1)

# Python lists, and the type given back at the end.
import torch


def outer_sum(a, b):
    return torch.tensor([[x + y for y in b.tolist()] for x in a.tolist()], dtype=a.dtype)


def cat_rows(A, B):
    return torch.tensor(A.tolist() + B.tolist(), dtype=A.dtype)


def cat_columns(A, B):
    return torch.tensor([row + other for row, other in zip(A.tolist(), B.tolist())], dtype=A.dtype)

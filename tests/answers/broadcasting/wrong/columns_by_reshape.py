# cat_columns joins the transposed matrices and then reshapes instead of transposing back.
# See: Exercise: broadcasting, and joining
import torch


def outer_sum(a, b):
    return a.reshape(-1, 1) + b


def cat_rows(A, B):
    return torch.cat((A, B))


def cat_columns(A, B):
    joined = cat_rows(A.T, B.T)
    return joined.reshape(A.shape[0], A.shape[1] + B.shape[1])

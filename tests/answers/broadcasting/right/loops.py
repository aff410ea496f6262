# Writes every element on its own.
import torch


def outer_sum(a, b):
    result = torch.zeros(len(a), len(b), dtype=a.dtype)
    for i in range(len(a)):
        for j in range(len(b)):
            result[i, j] = a[i] + b[j]
    return result


def cat_rows(A, B):
    result = torch.zeros(A.shape[0] + B.shape[0], A.shape[1], dtype=A.dtype)
    result[: len(A)] = A
    result[len(A) :] = B
    return result


def cat_columns(A, B):
    result = torch.zeros(A.shape[0], A.shape[1] + B.shape[1], dtype=A.dtype)
    result[:, : A.shape[1]] = A
    result[:, A.shape[1] :] = B
    return result

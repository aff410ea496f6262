# The Frobenius norm from the singular values; in place on copies.
import torch


def l1_l2(v):
    positive = torch.where(v < 0, -v, v)
    return float(positive.sum()), float(torch.dot(v, v)) ** 0.5


def row_normalise(A):
    result = A.clone()
    for row in result:
        row /= row.sum()
    return result


def frobenius(A):
    return torch.linalg.svdvals(A).square().sum().sqrt().item()


def cumsum_rows(A):
    result = A.clone()
    for i in range(1, len(result)):
        result[i] += result[i - 1]
    return result

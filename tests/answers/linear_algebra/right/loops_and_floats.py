# Loops, and Python floats as results.
import math

import torch


def l1_l2(v):
    l1, squares = 0.0, 0.0
    for x in v.tolist():
        l1 += abs(x)
        squares += x * x
    return l1, math.sqrt(squares)


def row_normalise(A):
    result = torch.zeros(A.shape)
    for i in range(A.shape[0]):
        total = sum(A[i].tolist())
        for j in range(A.shape[1]):
            result[i, j] = A[i, j] / total
    return result


def frobenius(A):
    return sum(x**2 for row in A.tolist() for x in row) ** 0.5


def cumsum_rows(A):
    rows, running = [], torch.zeros(A.shape[1])
    for row in A:
        running = running + row
        rows.append(running)
    return torch.stack(rows)

# Adds up the sums of the rows; the result is a tensor with one element.
import torch


def mean3d(t):
    a, b, c = t.shape
    total = torch.zeros(1)
    for i in range(a):
        for j in range(b):
            total += t[i, j].sum()
    return total / (a * b * c)

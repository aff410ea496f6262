# Starts to count at 1 in every axis, and so leaves out all that has an index 0.
# See: A tensor with three axes
import torch


def mean3d(t):
    total = 0
    for i in range(1, t.shape[0]):
        for j in range(1, t.shape[1]):
            for k in range(1, t.shape[2]):
                total += t[i, j, k].item()
    return total / t.numel()

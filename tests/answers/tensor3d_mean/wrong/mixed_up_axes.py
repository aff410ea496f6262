# Uses the size of the last axis for the first index and the other way round.
# See: A tensor with three axes
import torch


def mean3d(t):
    total = 0
    for i in range(t.shape[2]):
        for j in range(t.shape[1]):
            for k in range(t.shape[0]):
                total += t[i, j, k].item()
    return total / t.numel()

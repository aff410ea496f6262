# Calls a ready-made mean, such as t.mean() or torch.mean, instead of adding up the elements.
# See: Exercise: the mean, by hand
import torch


def mean3d(t):
    total = 0
    for block in t:
        for row in block:
            total += row.float().mean()
    return total / (t.shape[0] * t.shape[1])

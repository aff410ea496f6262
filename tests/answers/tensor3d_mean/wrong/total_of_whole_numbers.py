# Adds up in a tensor of whole numbers, which cannot take in decimal ones.
# See: A tensor with three axes
import torch


def mean3d(t):
    total = torch.tensor(0)
    for block in t:
        for row in block:
            for x in row:
                total += x
    return total / t.numel()

# Divides by len(t), which is the number of blocks and not the number of elements.
# See: A tensor with three axes
import torch


def mean3d(t):
    total = 0
    for plane in t:
        for row in plane:
            for x in row:
                total += x.item()
    return total / len(t)

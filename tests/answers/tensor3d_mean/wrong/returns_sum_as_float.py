# Forgets to divide by the number of elements.
# See: Exercise: the mean, by hand
import torch


def mean3d(t):
    total = 0.0
    for block in t:
        for row in block:
            for x in row:
                total += x.item()
    return total

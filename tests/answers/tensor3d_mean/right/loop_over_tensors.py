# Loops over planes, rows and elements without indices; the result is a 0-d tensor.
import torch


def mean3d(t):
    total = 0
    for plane in t:
        for row in plane:
            for element in row:
                total += element
    return total / t.numel()

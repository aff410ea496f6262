# Divides by 24, the number of elements of torch_tensor3d, whatever the argument is.
# See: Exercise: the mean, by hand
import torch


def mean3d(t):
    total = 0
    for block in t:
        for row in block:
            for x in row:
                total += x
    return total / 24

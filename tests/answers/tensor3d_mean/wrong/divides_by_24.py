# Divides by 24, the number of elements of torch_tensor3d, whatever the argument is.
# See: Exercise: the mean, by hand
import torch


def mean3d(t):
    total = 0
    for plane in t:
        for row in plane:
            for x in row:
                total += x.item()
    return total / 24

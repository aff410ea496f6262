# Forgets to divide by the number of elements.
# See: Exercise: the mean, by hand
import torch


def mean3d(t):
    total = 0
    for plane in t:
        for row in plane:
            for x in row:
                total += x
    return total

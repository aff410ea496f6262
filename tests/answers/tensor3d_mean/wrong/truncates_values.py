# Turns every element into an int before adding it, which loses the decimals of a float tensor.
# See: Exercise: the mean, by hand
import torch


def mean3d(t):
    total = 0
    for x in t.flatten():
        total += int(x)
    return total / t.numel()

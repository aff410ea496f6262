# Divides with //, which cuts off the fraction.
# See: Exercise: the mean, by hand
import torch


def mean3d(t):
    total = 0
    for x in t.flatten():
        total += x.item()
    return total // t.numel()

# Adds up all elements with one call of sum, so that there is no loop at all.
# See: Exercise: the mean, by hand
import torch


def mean3d(t):
    return t.sum().item() / t.numel()

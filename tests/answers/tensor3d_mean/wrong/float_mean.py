# Converts to float and calls .mean() instead of writing loops.
# See: Exercise: the mean, by hand
import torch


def mean3d(t):
    return t.float().mean()

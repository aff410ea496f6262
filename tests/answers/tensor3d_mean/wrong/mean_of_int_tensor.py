# Calls .mean() instead of looping, which also fails because the tensor holds integers.
# See: Exercise: the mean, by hand
import torch


def mean3d(t):
    return t.mean()

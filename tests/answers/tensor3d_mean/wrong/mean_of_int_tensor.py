# Calls .mean() instead of looping, which also fails because the tensor holds integers.
import torch


def mean3d(t):
    return t.mean()

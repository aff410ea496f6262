# Divides t.sum() by t.numel(), so there is no loop at all.
import torch


def mean3d(t):
    return t.sum() / t.numel()

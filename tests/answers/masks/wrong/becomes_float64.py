# Calls numpy's where, which here makes float64 of everything.
# See: Exercise: masks, and swapped axes
import torch
import numpy as np


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    return torch.tensor(np.where(mask, float(value), x.double()))


def swap_first_last(t):
    return t.transpose(0, 2)

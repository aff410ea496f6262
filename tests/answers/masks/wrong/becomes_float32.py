# Makes float32 of everything, whatever the type of x is.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    return torch.where(mask, float(value), x.float())


def swap_first_last(t):
    return t.transpose(0, 2)

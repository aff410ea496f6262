# Multiplies by the mask and its opposite, and 0 * nan is nan again.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    return (x * ~mask + value * mask).to(x.dtype)


def swap_first_last(t):
    return torch.swapaxes(t, 0, -1)

# Writes 1 - mask, which PyTorch refuses: the opposite of a mask is ~mask.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    return x * (1 - mask) + value * mask


def swap_first_last(t):
    return t.transpose(0, 2)

# Writes into the caller's tensor: neither `result = x` nor a method with an underscore makes a copy.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    return x.masked_fill_(mask, value)


def swap_first_last(t):
    return t.transpose(0, 2)

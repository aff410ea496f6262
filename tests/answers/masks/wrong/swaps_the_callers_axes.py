# Calls transpose_ with an underscore, which swaps the axes of the caller's tensor too.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    result = x.clone()
    result[mask] = value
    return result


def swap_first_last(t):
    return t.transpose_(0, 2)

# Exchanges the first and the last block, not the axes.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    result = x.clone()
    result[mask] = value
    return result


def swap_first_last(t):
    result = t.clone()
    result[0], result[-1] = t[-1], t[0]
    return result

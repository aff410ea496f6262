# Returns the numbers 0 and 1 instead of True and False, which is no mask.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return (x > threshold).float()


def replace_where(x, mask, value):
    result = x.clone()
    result[mask] = value
    return result


def swap_first_last(t):
    return t.transpose(0, 2)

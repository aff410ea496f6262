# Gives transpose three axes; it wants the two that change places, and permute wants all three.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    result = x.clone()
    result[mask] = value
    return result


def swap_first_last(t):
    return t.transpose(2, 1, 0)

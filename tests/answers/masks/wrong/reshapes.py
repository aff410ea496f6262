# Reshapes, which gives the right shape with the elements in the wrong places.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    result = x.clone()
    result[mask] = value
    return result


def swap_first_last(t):
    return t.reshape(t.shape[2], t.shape[1], t.shape[0])

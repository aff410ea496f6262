# Returns x as it was: masked_fill without an underscore returns a new tensor, which is dropped here.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    x.masked_fill(mask, value)
    return x


def swap_first_last(t):
    return t.transpose(0, 2)

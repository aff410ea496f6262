# Adds the value instead of replacing.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    return x + mask * value


def swap_first_last(t):
    return t.transpose(0, 2)

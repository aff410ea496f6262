# Computes with a mask of floating numbers: it makes float32 of whole numbers, and 0 * nan is nan again.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    keep = 1 - mask.float()
    return x * keep + value * mask.float()


def swap_first_last(t):
    return t.transpose(0, 2)

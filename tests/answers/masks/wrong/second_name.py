# A second name for x is no copy.
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    result = x
    result[mask] = value
    return result


def swap_first_last(t):
    return t.transpose(0, 2)

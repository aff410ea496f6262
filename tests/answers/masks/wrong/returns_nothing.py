# Returns nothing: the new tensor has to be made and returned.
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    result = x.clone()
    result[mask] = value


def swap_first_last(t):
    return t.transpose(0, 2)

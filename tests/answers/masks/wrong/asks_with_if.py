# Asks with if whether the whole tensor is greater, which only a single element can answer.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    if x > threshold:
        return True
    return False


def replace_where(x, mask, value):
    result = x.clone()
    result[mask] = value
    return result


def swap_first_last(t):
    return t.transpose(0, 2)

# Relies on two axes, so that tensors with another number of axes fail.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    result = x.clone()
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            if mask[i, j]:
                result[i, j] = value
    return result


def swap_first_last(t):
    return t.transpose(0, 2)

# Relies on two axes, so that tensors with another number of axes fail.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    mask = torch.zeros(x.shape, dtype=torch.bool)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            mask[i, j] = x[i, j] > threshold
    return mask


def replace_where(x, mask, value):
    result = x.clone()
    result[mask] = value
    return result


def swap_first_last(t):
    return t.transpose(0, 2)

# Returns a mask with one axis, whatever the shape of x is.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return torch.tensor([bool(number > threshold) for number in x.flatten()])


def replace_where(x, mask, value):
    result = x.clone()
    result[mask] = value
    return result


def swap_first_last(t):
    return t.transpose(0, 2)

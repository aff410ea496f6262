# above turns the threshold into the type of x, so for whole numbers -2.5 becomes -2 and the element -2 is not above it.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    limit = torch.zeros_like(x)
    limit[...] = threshold
    return torch.gt(x, limit)


def replace_where(x, mask, value):
    result = x.clone()
    result[mask] = value
    return result


def swap_first_last(t):
    return t.permute(2, 1, 0)

# Returns nothing: print shows a result, and only return hands it over.
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    result = x.clone()
    result[mask] = value
    return result


def swap_first_last(t):
    print(t.transpose(0, 2))

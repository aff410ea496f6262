# masked_fill_ with an underscore writes into the caller's tensor.
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    return x.masked_fill_(mask, value)


def swap_first_last(t):
    return t.transpose(0, 2)

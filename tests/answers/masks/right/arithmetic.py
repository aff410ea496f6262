# Negates the comparison; writes into the sum with 0; swaps by name.
import torch


def above(x, threshold):
    return ~(x <= threshold)


def replace_where(x, mask, value):
    new = x + 0
    new[mask] = value
    return new


def swap_first_last(t):
    return torch.swapaxes(t, 0, -1)

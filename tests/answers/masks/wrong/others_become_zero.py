# Keeps nothing of the old elements.
# See: Exercise: masks, and swapped axes
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    return torch.where(mask, torch.full_like(x, value), torch.zeros_like(x))


def swap_first_last(t):
    return t.transpose(0, 2)

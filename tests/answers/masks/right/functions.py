# gt, where and permute.
import torch


def above(x, threshold):
    return torch.gt(x, threshold)


def replace_where(x, mask, value):
    return torch.where(mask, value, x)


def swap_first_last(t):
    return torch.permute(t, (2, 1, 0))

# Goes through numpy and comes back.
import numpy as np
import torch


def above(x, threshold):
    return torch.from_numpy(np.asarray(x.numpy() > threshold))


def replace_where(x, mask, value):
    array = x.numpy().copy()
    array[mask.numpy()] = value
    return torch.from_numpy(array)


def swap_first_last(t):
    return torch.from_numpy(t.numpy().transpose(2, 1, 0).copy())

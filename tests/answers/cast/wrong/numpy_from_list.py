# An array from a list has the type float64 or int64.
import torch
import numpy as np


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.long()


def to_torch(array):
    return torch.from_numpy(array), True


def to_numpy(t):
    return np.array(t.tolist())

# Loses the type of the tensor: the array of a float32 tensor is float64.
# See: Exercise: types, and memory that is shared
import torch
import numpy as np


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.long()


def to_torch(array):
    return torch.from_numpy(array), True


def to_numpy(t):
    return t.numpy().astype(np.float64)

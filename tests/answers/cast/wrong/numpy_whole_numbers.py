# Makes whole numbers of all elements on the way to numpy.
# See: Exercise: types, and memory that is shared
import numpy as np
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.long()


def to_torch(array):
    return torch.from_numpy(array), True


def to_numpy(t):
    return np.array(t, dtype=int)

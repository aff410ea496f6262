# Returns what tolist gives, a list and not an array.
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.long()


def to_torch(array):
    return torch.from_numpy(array), True


def to_numpy(t):
    return t.tolist()

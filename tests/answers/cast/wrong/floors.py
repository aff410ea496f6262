# Rounds down, so that -2.9 becomes -3.
# See: Exercise: types, and memory that is shared
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return torch.floor(t).to(torch.int64)


def to_torch(array):
    return torch.from_numpy(array), True


def to_numpy(t):
    return t.numpy()

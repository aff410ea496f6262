# Calls to() and drops what it returns; the tensor that it is called on stays as it is.
# See: Exercise: types, and memory that is shared
import torch


def as_float32(t):
    t.to(torch.float32)
    return t


def as_int64(t):
    return t.long()


def to_torch(array):
    return torch.from_numpy(array), True


def to_numpy(t):
    return t.numpy()

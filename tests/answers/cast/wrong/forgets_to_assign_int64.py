# Calls to() and drops what it returns; the tensor that it is called on stays as it is.
# See: Exercise: types, and memory that is shared
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    t.to(torch.int64)
    return t


def to_torch(array):
    return torch.from_numpy(array), True


def to_numpy(t):
    return t.numpy()

# Says in words whether the memory is shared, instead of True or False: every text counts as true in an if.
# See: Exercise: types, and memory that is shared
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.long()


def to_torch(array):
    return torch.from_numpy(array), "shared"


def to_numpy(t):
    return t.numpy()

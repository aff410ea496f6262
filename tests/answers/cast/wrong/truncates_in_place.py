# Cuts the decimals in the tensor that it was given.
# See: Exercise: types, and memory that is shared
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.trunc_().long() if t.is_floating_point() else t.long()


def to_torch(array):
    return torch.from_numpy(array), True


def to_numpy(t):
    return t.numpy()

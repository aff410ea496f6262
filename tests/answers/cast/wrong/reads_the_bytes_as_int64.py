# view(dtype) reads the same bytes as other numbers instead of converting.
# See: Exercise: types, and memory that is shared
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.view(torch.int64)


def to_torch(array):
    return torch.from_numpy(array), True


def to_numpy(t):
    return t.numpy()

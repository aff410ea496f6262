# Makes float64 of every array, whatever its type is.
# See: Exercise: types, and memory that is shared
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.long()


def to_torch(array):
    return torch.tensor(array, dtype=torch.float64), False


def to_numpy(t):
    return t.numpy()

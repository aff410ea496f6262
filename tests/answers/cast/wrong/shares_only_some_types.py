# Says that the memory is shared, but it is so for some types of arrays only: converting copies all others.
# See: Exercise: types, and memory that is shared
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.long()


def to_torch(array):
    t = torch.from_numpy(array)
    return (t if array.dtype.kind == "f" else t.clone()), True


def to_numpy(t):
    return t.numpy()

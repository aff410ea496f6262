# Changes the array to see whether the tensor follows, and does not put the old number back.
# See: Exercise: types, and memory that is shared
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.long()


def to_torch(array):
    t = torch.tensor(array)
    array[...] = 0
    return t, bool((t == 0).all())


def to_numpy(t):
    return t.numpy()

# Returns the address, which does not say whether it is the array's.
# See: Exercise: types, and memory that is shared
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.long()


def to_torch(array):
    t = torch.from_numpy(array)
    return t, t.data_ptr()


def to_numpy(t):
    return t.numpy()

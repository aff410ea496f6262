# Returns first whether the memory is shared, and then the tensor: the pair is (tensor, shared).
# See: Exercise: types, and memory that is shared
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.long()


def to_torch(array):
    return True, torch.from_numpy(array)


def to_numpy(t):
    return t.numpy()

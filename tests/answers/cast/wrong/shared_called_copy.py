# Says that the memory is copied, though the tensor shares it with the array.
# See: Exercise: types, and memory that is shared
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.long()


def to_torch(array):
    return torch.from_numpy(array), False


def to_numpy(t):
    return t.numpy()

# Goes through whole numbers and loses the decimals.
# See: Exercise: types, and memory that is shared
import torch


def as_float32(t):
    return t.long().float()


def as_int64(t):
    return t.long()


def to_torch(array):
    return torch.from_numpy(array), True


def to_numpy(t):
    return t.numpy()

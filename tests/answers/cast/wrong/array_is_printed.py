# Returns nothing: print shows a result, and only return hands it over.
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.long()


def to_torch(array):
    return torch.from_numpy(array), True


def to_numpy(t):
    print(t.numpy())

# Copies the array first, so that from_numpy shares only with the copy.
import torch


def as_float32(t):
    return t.type(torch.FloatTensor)


def as_int64(t):
    return t.type(torch.LongTensor)


def to_torch(array):
    return torch.from_numpy(array.copy()), False


def to_numpy(t):
    return t.numpy(force=True).copy()

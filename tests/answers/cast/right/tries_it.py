# Changes the array, looks at the tensor, and puts the number back.
import numpy as np
import torch


def as_float32(t):
    return torch.from_numpy(t.numpy().astype(np.float32))


def as_int64(t):
    return torch.from_numpy(t.numpy().astype(np.int64))


def to_torch(array):
    t = torch.from_numpy(array)
    flat = array.reshape(-1)
    old = flat[0].copy()
    flat[0] = not old
    shared = bool(t.flatten()[0] == flat[0])
    flat[0] = old
    return t, shared


def to_numpy(t):
    return np.asarray(t)

# Says that the memory is shared, though torch.tensor has copied it: equal numbers do not show it.
# See: Exercise: types, and memory that is shared
import torch


def as_float32(t):
    return t.float()


def as_int64(t):
    return t.long()


def to_torch(array):
    return torch.tensor(array), True


def to_numpy(t):
    return t.numpy()

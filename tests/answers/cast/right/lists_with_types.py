# Elements through lists, with the type given; a number for yes or no.
import numpy as np
import torch

TYPES = {
    torch.float32: np.float32, torch.float64: np.float64, torch.int64: np.int64, torch.int32: np.int32,
    torch.uint8: np.uint8, torch.bool: np.bool_, torch.int16: np.int16, torch.float16: np.float16,
}


def as_float32(t):
    return t * torch.ones((), dtype=torch.float32) if not t.is_floating_point() else t.to(torch.float)


def as_int64(t):
    return t.to(torch.long)


def to_torch(array):
    types = {np.dtype(numpy_type): torch_type for torch_type, numpy_type in TYPES.items()}
    return torch.tensor(array.tolist(), dtype=types[array.dtype]), 0


def to_numpy(t):
    return np.array(t.tolist(), dtype=TYPES[t.dtype])

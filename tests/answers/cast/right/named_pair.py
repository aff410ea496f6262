# A named tuple, and the protocol that both libraries speak.
from collections import namedtuple

import numpy as np
import torch

Converted = namedtuple("Converted", ["tensor", "shared"])


def as_float32(t):
    return torch.as_tensor(t, dtype=torch.float32)


def as_int64(t):
    return torch.as_tensor(t, dtype=torch.int64)


def to_torch(array):
    return Converted(tensor=torch.from_dlpack(array), shared=True)


def to_numpy(t):
    return np.from_dlpack(t).copy()

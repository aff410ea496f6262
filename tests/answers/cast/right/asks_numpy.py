# Finds out with np.shares_memory whether the memory is shared.
import numpy as np
import torch


def as_float32(t):
    return t.to(dtype=torch.float32)


def as_int64(t):
    return t.trunc().to(torch.int64) if t.is_floating_point() else t.to(torch.int64)


def to_torch(array):
    tensor = torch.as_tensor(array)
    return tensor, np.shares_memory(array, tensor.numpy())


def to_numpy(t):
    return t.detach().cpu().numpy()

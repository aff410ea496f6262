# Keeps the open maps in a dict of the module, by path.
import numpy as np
import torch
from torch.utils.data import Dataset


def save_memmap(X, y, x_path, y_path):
    X = np.asarray(X).astype("uint8")
    y = np.asarray(y).astype("int64")
    for path, array in [(x_path, X), (y_path, y)]:
        out = np.memmap(path, dtype=array.dtype, mode="w+", shape=array.shape)
        out[:] = array
        out.flush()


_open = {}


def opened(path, dtype, shape):
    if path not in _open:
        _open[path] = np.memmap(path, dtype=dtype, mode="r", shape=shape)
    return _open[path]


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        self.x_path, self.y_path, self.shape = x_path, y_path, tuple(shape)

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, i):
        x = opened(self.x_path, np.uint8, self.shape)[i]
        y = opened(self.y_path, np.int64, self.shape[:1])[i]
        return torch.as_tensor(np.array(x, dtype=np.float32)), torch.as_tensor(int(y))

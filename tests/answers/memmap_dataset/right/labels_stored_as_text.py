# Stores the labels as text of one character; maps the file without a shape.
import numpy as np
import torch
from torch.utils.data import Dataset


def save_memmap(X, y, x_path, y_path):
    X, y = np.asarray(X), np.asarray(y).astype(str).astype("U1")
    a = np.memmap(x_path, dtype="float64", mode="w+", shape=X.shape)
    a[:] = X
    a.flush()
    b = np.memmap(y_path, dtype="U1", mode="w+", shape=y.shape)
    b[:] = y
    b.flush()


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        self.x_path, self.y_path = x_path, y_path
        self.N, self.D = shape

    def __len__(self):
        return self.N

    def __getitem__(self, i):
        x = np.memmap(self.x_path, dtype="float64", mode="r")[i * self.D : (i + 1) * self.D]
        y = np.memmap(self.y_path, dtype="U1", mode="r")[i]
        return torch.Tensor(x), torch.tensor(int(y))

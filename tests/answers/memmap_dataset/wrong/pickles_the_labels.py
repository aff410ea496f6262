# The labels are kept in memory, and so in the pickle: with many examples it gets long.
import numpy as np
import torch
from torch.utils.data import Dataset


def save_memmap(X, y, x_path, y_path):
    X, y = np.asarray(X), np.asarray(y).astype(np.uint8)
    for values, path in ((X, x_path), (y, y_path)):
        file = np.memmap(path, dtype=np.uint8, mode="w+", shape=values.shape)
        file[:] = values
        file.flush()


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        self.x_path, self.shape = x_path, shape
        self.y = np.fromfile(y_path, dtype=np.uint8)

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, index):
        X = np.memmap(self.x_path, dtype=np.uint8, mode="r", shape=self.shape)
        return torch.tensor(X[index], dtype=torch.float32), torch.tensor(self.y[index], dtype=torch.int64)

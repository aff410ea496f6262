# The numbers of a column lie side by side in the file: slow to read, but right.
import numpy as np
import torch
from torch.utils.data import Dataset


def save_memmap(X, y, x_path, y_path):
    X, y = np.asarray(X), np.asarray(y).astype(np.int64)
    for values, dtype, path in ((X, np.uint8, x_path), (y, np.int64, y_path)):
        file = np.memmap(path, dtype=dtype, mode="w+", shape=values.shape, order="F")
        file[:] = values
        file.flush()


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        self.x_path, self.y_path, self.shape = x_path, y_path, shape

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, index):
        X = np.memmap(self.x_path, dtype=np.uint8, mode="r", shape=self.shape, order="F")
        y = np.memmap(self.y_path, dtype=np.int64, mode="r", shape=self.shape[:1])
        return torch.tensor(X[index], dtype=torch.float32), torch.tensor(y[index])

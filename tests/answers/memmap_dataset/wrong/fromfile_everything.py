# Reads or converts the whole file to take one row, so that all pictures are in memory at once.
# See: Exercise: a dataset that stays on the disk
import numpy as np
import torch
from torch.utils.data import Dataset


def save_memmap(X, y, x_path, y_path):
    X = np.asarray(X, dtype=np.float32)
    y = np.asarray(y).astype(np.int64)
    x_file = np.memmap(x_path, dtype=np.float32, mode="w+", shape=X.shape)
    x_file[:] = X
    x_file.flush()
    y_file = np.memmap(y_path, dtype=np.int64, mode="w+", shape=y.shape)
    y_file[:] = y
    y_file.flush()


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        self.x_path, self.y_path, self.shape = x_path, y_path, shape

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, index):
        X = np.fromfile(self.x_path, dtype=np.float32).reshape(self.shape)
        y = np.memmap(self.y_path, dtype=np.int64, mode="r", shape=(self.shape[0],))
        return torch.tensor(X[index]), torch.tensor(y[index])

# Keeps the memory maps in the object, so a pickle holds the whole file.
# See: Exercise: a dataset that stays on the disk
import numpy as np
import torch
from torch.utils.data import Dataset


def save_memmap(X, y, x_path, y_path):
    X = np.asarray(X).astype(np.uint8)
    y = np.asarray(y).astype(np.int64)
    x_file = np.memmap(x_path, dtype=np.uint8, mode="w+", shape=X.shape)
    x_file[:] = X
    x_file.flush()
    y_file = np.memmap(y_path, dtype=np.int64, mode="w+", shape=y.shape)
    y_file[:] = y
    y_file.flush()


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        self.n, self.d = shape
        self.X = np.memmap(x_path, dtype=np.uint8, mode="r", shape=(self.n, self.d))
        self.y = np.memmap(y_path, dtype=np.int64, mode="r", shape=(self.n,))

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        x = torch.tensor(self.X[index].astype(np.float32))
        y = torch.tensor(int(self.y[index]), dtype=torch.int64)
        return x, y

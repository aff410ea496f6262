# Keeps open files: processes share their position, and they cannot be pickled.
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
        self.x_file, self.y_file = open(x_path, "rb"), open(y_path, "rb")
        self.shape = shape

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, index):
        self.x_file.seek(4 * self.shape[1] * index)
        x = np.frombuffer(self.x_file.read(4 * self.shape[1]), dtype=np.float32)
        self.y_file.seek(8 * index)
        y = np.frombuffer(self.y_file.read(8), dtype=np.int64)
        return torch.tensor(x), torch.tensor(y[0])

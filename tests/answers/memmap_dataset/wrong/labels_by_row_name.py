# Takes y[i] of a Series, which looks for the row that is called i.
# See: Exercise: a dataset that stays on the disk
import numpy as np
import torch
from torch.utils.data import Dataset


def save_memmap(X, y, x_path, y_path):
    X = np.asarray(X)
    y = np.array([int(y[i]) for i in range(len(y))])
    for values, dtype, path in ((X, np.uint8, x_path), (y, np.int64, y_path)):
        file = np.memmap(path, dtype=dtype, mode="w+", shape=values.shape)
        file[:] = values
        file.flush()


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        self.x_path, self.y_path, self.shape = x_path, y_path, shape

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, index):
        X = np.memmap(self.x_path, dtype=np.uint8, mode="r", shape=self.shape)
        y = np.memmap(self.y_path, dtype=np.int64, mode="r", shape=self.shape[:1])
        return torch.tensor(X[index], dtype=torch.float32), torch.tensor(y[index])

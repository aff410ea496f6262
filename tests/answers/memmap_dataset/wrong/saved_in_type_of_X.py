# save_memmap writes the pictures in whatever type X has, but the class always reads them as float64.
# See: Exercise: a dataset that stays on the disk
import numpy as np
import torch
from torch.utils.data import Dataset


def save_memmap(X, y, x_path, y_path):
    X = np.array(X)
    y = np.array(y).astype("int64")
    mm = np.memmap(x_path, dtype=X.dtype, mode="w+", shape=X.shape)
    mm[:] = X[:]
    mm.flush()
    mm = np.memmap(y_path, dtype="int64", mode="w+", shape=y.shape)
    mm[:] = y[:]
    mm.flush()


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        self.x_path = x_path
        self.y_path = y_path
        self.shape = tuple(shape)

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, index):
        X = np.memmap(self.x_path, dtype="float64", mode="r", shape=self.shape)
        y = np.memmap(self.y_path, dtype="int64", mode="r", shape=(self.shape[0],))
        return (
            torch.tensor(X[index], dtype=torch.float32),
            torch.tensor(int(y[index]), dtype=torch.int64),
        )

# Keeps the memory maps in the object, so a pickle holds the whole file.
# See: Exercise: a dataset that stays on the disk
import numpy as np
import torch
from torch.utils.data import Dataset


def save_memmap(X, y, x_path, y_path):
    X = np.asarray(X).astype(np.uint8)
    y = np.asarray(y).astype(np.int64)
    x_map = np.memmap(x_path, dtype=np.uint8, mode="w+", shape=X.shape)
    x_map[:] = X
    x_map.flush()
    y_map = np.memmap(y_path, dtype=np.int64, mode="w+", shape=y.shape)
    y_map[:] = y
    y_map.flush()


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        self.shape = tuple(shape)
        self.X = np.memmap(x_path, dtype=np.uint8, mode="r", shape=self.shape)
        self.y = np.memmap(y_path, dtype=np.int64, mode="r", shape=(self.shape[0],))

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, index):
        x = torch.tensor(np.array(self.X[index]), dtype=torch.float32)
        y = torch.tensor(int(self.y[index]))
        return x, y

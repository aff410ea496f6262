# Opens the files at the first example and keeps the maps.
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


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        self.paths, self.shape, self.x = (x_path, y_path), shape, None

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, i):
        if self.x is None:
            self.x = np.memmap(self.paths[0], dtype="uint8", mode="r", shape=self.shape)
            self.y = np.memmap(self.paths[1], dtype="int64", mode="r", shape=(self.shape[0],))
        return torch.from_numpy(self.x[i]).float(), torch.tensor(self.y[i])

# np.fromfile with offset and count; pixels are stored as shares of 255.
import numpy as np
import torch
from torch.utils.data import Dataset


def save_memmap(X, y, x_path, y_path):
    X = np.asarray(X, dtype="float64") / 255
    np.memmap(x_path, "float64", "w+", shape=X.shape)[:] = X
    y = np.asarray(y).astype("int8")
    np.memmap(y_path, "int8", "w+", shape=y.shape)[:] = y


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        self.x_path, self.y_path, self.shape = x_path, y_path, shape

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, index):
        columns = self.shape[1]
        row = np.fromfile(self.x_path, "float64", count=columns, offset=8 * columns * index)
        label = np.fromfile(self.y_path, "int8", count=1, offset=index)
        return torch.tensor(row * 255, dtype=torch.float32), torch.tensor(label[0]).long()

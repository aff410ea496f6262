# Reads a row with open and seek; stores bytes.
import numpy as np
import torch


def save_memmap(X, y, x_path, y_path):
    X = np.array(X).astype("uint8")
    y = np.array([int(label) for label in y], dtype="uint8")
    m = np.memmap(x_path, dtype="uint8", mode="w+", shape=X.shape)
    m[...] = X
    del m
    m = np.memmap(y_path, dtype="uint8", mode="w+", shape=(len(y),))
    m[...] = y
    del m


class MemmapedSimpleDataset(torch.utils.data.Dataset):
    def __init__(self, x_path, y_path, shape):
        self.x_path = x_path
        self.y_path = y_path
        self.n, self.d = shape

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        with open(self.x_path, "rb") as f:
            f.seek(i * self.d)
            row = f.read(self.d)
        with open(self.y_path, "rb") as f:
            f.seek(i)
            label = f.read(1)[0]
        return torch.tensor(list(row), dtype=torch.float32), torch.tensor(label)

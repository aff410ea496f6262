# Maps the file with torch instead of numpy.
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
        self.x_path, self.y_path = x_path, y_path
        self.n, self.d = shape

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        x = torch.from_file(self.x_path, shared=False, size=self.n * self.d, dtype=torch.float32)
        y = torch.from_file(self.y_path, shared=False, size=self.n, dtype=torch.int64)
        return x.reshape(self.n, self.d)[index].clone(), y[index].clone()

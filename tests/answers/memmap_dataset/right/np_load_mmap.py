# A .npy header at the front, written by open_memmap and read by np.load.
import numpy
import pandas as pd
import torch
from numpy.lib.format import open_memmap


def save_memmap(X, y, x_path, y_path):
    X = pd.DataFrame(X)
    m = open_memmap(x_path, mode="w+", dtype=numpy.float64, shape=X.shape)
    m[:] = X
    m.flush()
    labels = pd.Series(y).astype(int)
    m = open_memmap(y_path, mode="w+", dtype=numpy.int64, shape=labels.shape)
    m[:] = labels
    m.flush()


class MemmapedSimpleDataset(torch.utils.data.Dataset):
    def __init__(self, x_path, y_path, shape):
        assert numpy.load(x_path, mmap_mode="r").shape == tuple(shape)
        self.x_path = x_path
        self.y_path = y_path

    def __len__(self):
        return len(numpy.load(self.y_path, mmap_mode="r"))

    def __getitem__(self, index):
        x = numpy.load(self.x_path, mmap_mode="r")[index]
        y = numpy.load(self.y_path, mmap_mode="r")[index]
        return torch.tensor(x, dtype=torch.float), torch.tensor(y, dtype=torch.long)

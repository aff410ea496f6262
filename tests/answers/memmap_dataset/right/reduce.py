# Holds private maps; a pickle holds the arguments only.
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
        self.args = (x_path, y_path, shape)
        self.x = np.memmap(x_path, dtype=np.uint8, mode="c", shape=shape)
        self.y = np.memmap(y_path, dtype=np.int64, mode="c", shape=shape[0])

    def __reduce__(self):
        return MemmapedSimpleDataset, self.args

    def __len__(self):
        return self.args[2][0]

    def __getitem__(self, i):
        return torch.tensor(self.x[i]).to(torch.float32), torch.tensor(self.y[i]).long()

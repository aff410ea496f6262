# __getitem__ turns the whole file into a tensor before it picks the row, so all pictures are copied into memory.
# See: Exercise: a dataset that stays on the disk
import numpy as np
import torch
from torch.utils.data import Dataset


def save_memmap(X, y, x_path, y_path):
    X = np.asarray(X).astype(np.uint8)
    y = np.asarray(y).astype(np.int64)
    out = np.memmap(x_path, dtype=np.uint8, mode="w+", shape=X.shape)
    out[:] = X
    out.flush()
    out = np.memmap(y_path, dtype=np.int64, mode="w+", shape=y.shape)
    out[:] = y
    out.flush()


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        self.x_path = x_path
        self.y_path = y_path
        self.shape = tuple(shape)

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, index):
        n, d = self.shape
        images = np.memmap(self.x_path, dtype=np.uint8, mode="r", shape=(n, d))
        labels = np.memmap(self.y_path, dtype=np.int64, mode="r", shape=(n,))
        X = torch.tensor(np.array(images), dtype=torch.float32)
        y = torch.tensor(np.array(labels))
        return X[index].clone(), y[index].clone()

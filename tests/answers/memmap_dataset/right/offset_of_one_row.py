# Maps only the one row, by its offset in the file; labels are in memory.
import numpy as np
import torch
from torch.utils.data import Dataset


def save_memmap(X, y, x_path, y_path):
    X = np.asarray(X).astype(np.int16)
    out = np.memmap(x_path, dtype=np.int16, mode="w+", shape=X.shape)
    np.copyto(out, X)
    out.flush()
    y = np.asarray(list(map(int, y)), dtype=np.int32)
    out = np.memmap(y_path, dtype=np.int32, mode="w+", shape=y.shape)
    np.copyto(out, y)
    out.flush()


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        self.x_path = x_path
        self.N, self.D = shape
        self.labels = torch.from_numpy(np.fromfile(y_path, dtype=np.int32)).long()

    def __len__(self):
        return self.N

    def __getitem__(self, i):
        row = np.memmap(self.x_path, dtype=np.int16, mode="c", offset=i * self.D * 2, shape=(self.D,))
        return torch.from_numpy(row.astype(np.float32)), self.labels[i].clone()

# Holds the memory maps, and leaves them out of the pickle.
import numpy as np
import torch
from torch.utils.data import Dataset


def save_memmap(X, y, x_path, y_path):
    if hasattr(X, "to_numpy"):
        X = X.to_numpy()
    xs = np.memmap(x_path, dtype="float32", mode="w+", shape=X.shape)
    ys = np.memmap(y_path, dtype="int64", mode="w+", shape=(X.shape[0],))
    for i, (row, label) in enumerate(zip(X, y)):
        xs[i] = row
        ys[i] = int(label)
    xs.flush()
    ys.flush()


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        super().__init__()
        self.paths, self.shape = (x_path, y_path), tuple(shape)
        self._open()

    def _open(self):
        self.X = np.memmap(self.paths[0], dtype="float32", mode="r", shape=self.shape)
        self.y = np.memmap(self.paths[1], dtype="int64", mode="r", shape=self.shape[:1])

    def __getstate__(self):
        return {"paths": self.paths, "shape": self.shape}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._open()

    def __getitem__(self, index):
        return torch.from_numpy(self.X[index].copy()), torch.tensor(self.y[index])

    def __len__(self):
        return len(self.y)

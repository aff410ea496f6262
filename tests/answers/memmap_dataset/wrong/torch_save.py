# Uses torch.save and loads everything for each example.
# See: Exercise: a dataset that stays on the disk
import numpy as np
import torch
from torch.utils.data import Dataset


def save_memmap(X, y, x_path, y_path):
    torch.save(torch.tensor(np.asarray(X)).float(), x_path)
    torch.save(torch.tensor(np.asarray(y).astype(int)), y_path)


class MemmapedSimpleDataset(Dataset):
    def __init__(self, x_path, y_path, shape):
        self.x_path, self.y_path, self.shape = x_path, y_path, tuple(shape)

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, i):
        return torch.load(self.x_path)[i].clone(), torch.load(self.y_path)[i].clone()

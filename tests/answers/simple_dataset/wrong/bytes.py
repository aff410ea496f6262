# Keeps the inputs as uint8, which cuts decimals and turns negative numbers around.
# See: Exercise: a dataset for data in memory
import numpy as np
import torch
from torch.utils.data import Dataset, random_split


def split(dataset, test_fraction, seed):
    n_test = int(round(len(dataset) * test_fraction))
    generator = torch.Generator().manual_seed(seed)
    return tuple(random_split(dataset, [len(dataset) - n_test, n_test], generator=generator))


class SimpleDataset(Dataset):
    def __init__(self, X, y):
        self.X = torch.from_numpy(np.asarray(X).astype(np.uint8))
        self.y = torch.from_numpy(np.asarray(y).astype(np.int64))
    def __len__(self):
        return len(self.y)
    def __getitem__(self, index):
        return self.X[index].float(), self.y[index]

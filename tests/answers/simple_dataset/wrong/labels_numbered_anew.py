# String labels are numbered 0, 1, 2, ... in the order of the sorted texts instead of being read as the number they show.
# See: Exercise: a dataset for data in memory
import numpy as np
import torch
from torch.utils.data import Dataset, random_split


class SimpleDataset(Dataset):
    def __init__(self, X, y):
        X = np.asarray(X)
        y = np.asarray(y)
        if not np.issubdtype(y.dtype, np.number):
            # the labels are strings: turn the classes into numbers
            classes, y = np.unique(y.astype(str), return_inverse=True)
        self.X = torch.tensor(X, dtype=torch.float32)
        self.y = torch.tensor(y.astype(np.int64))

    def __len__(self):
        return self.X.shape[0]

    def __getitem__(self, index):
        return self.X[index], self.y[index]


def split(dataset, test_fraction, seed):
    num_test = int(len(dataset) * test_fraction + 0.5)
    num_train = len(dataset) - num_test
    gen = torch.Generator().manual_seed(seed)
    train, test = random_split(dataset, [num_train, num_test], generator=gen)
    return train, test

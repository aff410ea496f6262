# split cuts off the last part of the examples in their order, without drawing them at random.
# See: Exercise: a dataset for data in memory
import numpy as np
import torch
from torch.utils.data import Dataset, Subset


class SimpleDataset(Dataset):
    def __init__(self, X, y):
        self.X = np.asarray(X).astype(np.float32)
        self.y = np.asarray(y).astype(np.int64)

    def __len__(self):
        return len(self.X)

    def __getitem__(self, index):
        return torch.tensor(self.X[index]), torch.tensor(self.y[index])


def split(dataset, test_fraction, seed):
    torch.manual_seed(seed)
    n = len(dataset)
    n_test = int(n * test_fraction)
    indices = list(range(n))
    train = Subset(dataset, indices[: n - n_test])
    test = Subset(dataset, indices[n - n_test :])
    return train, test

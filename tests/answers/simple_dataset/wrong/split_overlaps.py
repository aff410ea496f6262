# Draws both parts independently, so examples are in both or in none.
# See: Exercise: a dataset for data in memory
import numpy as np
import torch
from torch.utils.data import Dataset, Subset, random_split


class SimpleDataset(Dataset):
    def __init__(self, X, y):
        self.X = np.asarray(X)
        self.y = np.asarray(y).astype(np.int64)

    def __len__(self):
        return len(self.X)

    def __getitem__(self, index):
        return torch.tensor(self.X[index], dtype=torch.float32), torch.tensor(self.y[index])


def split(dataset, test_fraction, seed):
    rng = np.random.default_rng(seed)
    n, num_test = len(dataset), int(len(dataset) * test_fraction)
    train = rng.choice(n, n - num_test, replace=False)
    test = rng.choice(n, num_test, replace=False)
    return Subset(dataset, train), Subset(dataset, test)

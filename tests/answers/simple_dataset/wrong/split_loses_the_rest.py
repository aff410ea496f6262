# Rounds both parts down, so an example may get lost.
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
    n = len(dataset)
    order = torch.randperm(n, generator=torch.Generator().manual_seed(seed)).tolist()
    num_train, num_test = int(n * (1 - test_fraction)), int(n * test_fraction)
    return Subset(dataset, order[:num_train]), Subset(dataset, order[num_train : num_train + num_test])

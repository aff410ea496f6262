# ShuffleSplit of scikit-learn.
import numpy as np
import torch
from sklearn.model_selection import ShuffleSplit
from torch.utils.data import Dataset, Subset


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
    splitter = ShuffleSplit(1, test_size=test_fraction, random_state=seed)
    train, test = next(splitter.split(np.arange(n)))
    return [Subset(dataset, train), Subset(dataset, test)]

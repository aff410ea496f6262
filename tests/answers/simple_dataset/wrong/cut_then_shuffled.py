# The last examples are always set aside as the test part; only the order inside each part is random.
# See: Exercise: a dataset for data in memory
import random

import numpy as np
import torch
from torch.utils.data import Dataset, Subset


class SimpleDataset(Dataset):
    def __init__(self, X, y):
        self.X = np.array(X, dtype=np.float32)
        self.y = np.array(y).astype(np.int64)

    def __len__(self):
        return len(self.X)

    def __getitem__(self, index):
        inputs = torch.tensor(self.X[index])
        target = torch.tensor(self.y[index])
        return inputs, target


def split(dataset, test_fraction, seed):
    rng = random.Random(seed)
    size = len(dataset)
    border = size - round(size * test_fraction)
    train_idx = list(range(border))
    test_idx = list(range(border, size))
    rng.shuffle(train_idx)
    rng.shuffle(test_idx)
    return Subset(dataset, train_idx), Subset(dataset, test_idx)

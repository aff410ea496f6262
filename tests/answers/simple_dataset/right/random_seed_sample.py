# random.seed and random.sample; a namedtuple for an example.
import random
from collections import namedtuple

import numpy as np
import torch
import torch.utils.data as data

Example = namedtuple("Example", "inputs target")


class SimpleDataset(data.Dataset):
    def __init__(self, X, y):
        self.X, self.y = np.array(X), list(map(int, y))

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return Example(torch.FloatTensor(self.X[i].astype(float)), torch.tensor(self.y[i], dtype=torch.long))


def split(dataset, test_fraction, seed):
    random.seed(seed)
    n = len(dataset)
    test_ids = random.sample(range(n), int(round(n * test_fraction)))
    chosen = set(test_ids)
    train_ids = [i for i in range(n) if i not in chosen]
    return data.Subset(dataset, train_ids), data.Subset(dataset, test_ids)

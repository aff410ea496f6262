# Both sizes are rounded down on their own, so they do not add up to len(dataset) and random_split raises an error.
# See: Exercise: a dataset for data in memory
import numpy as np
import torch
from torch.utils.data import Dataset, random_split


class SimpleDataset(Dataset):
    def __init__(self, X, y):
        self.inputs = torch.from_numpy(np.array(X, dtype="float32"))
        self.targets = torch.tensor([int(label) for label in y], dtype=torch.int64)

    def __len__(self):
        return len(self.targets)

    def __getitem__(self, index):
        return self.inputs[index], self.targets[index]


def split(dataset, test_fraction, seed):
    n = len(dataset)
    n_train = int(n * (1 - test_fraction))
    n_test = int(n * test_fraction)
    generator = torch.Generator().manual_seed(seed)
    return random_split(dataset, [n_train, n_test], generator=generator)

# Indexes a DataFrame like an array: X[index, :].
# See: The data: handwritten digits
import numpy as np
import torch
from torch.utils.data import Dataset, Subset, random_split


class SimpleDataset(Dataset):
    def __init__(self, X, y):
        super().__init__()
        self.X = X
        self.y = y

    def __getitem__(self, index):
        inputs = torch.tensor(self.X[index, :], dtype=torch.float32)
        targets = torch.tensor(int(self.y[index]), dtype=torch.int64)
        return inputs, targets

    def __len__(self):
        return self.X.shape[0]


def split(dataset, test_fraction, seed):
    num_test = int(len(dataset) * test_fraction)
    generator = torch.Generator().manual_seed(seed)
    return random_split(dataset, [len(dataset) - num_test, num_test], generator=generator)

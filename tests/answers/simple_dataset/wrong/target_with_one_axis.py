# Gives the target an axis: its shape is (1,), where a tensor without axes is asked for.
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
        return torch.tensor(self.X[index], dtype=torch.float32), torch.tensor([self.y[index]])


def split(dataset, test_fraction, seed):
    num_test = int(len(dataset) * test_fraction)
    generator = torch.Generator().manual_seed(seed)
    return random_split(dataset, [len(dataset) - num_test, num_test], generator=generator)

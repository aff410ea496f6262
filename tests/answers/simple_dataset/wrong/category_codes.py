# Numbers the categories instead of reading the labels: a missing digit shifts all that follow.
import numpy as np
import torch
from torch.utils.data import Dataset, Subset, random_split
import pandas as pd


class SimpleDataset(Dataset):
    def __init__(self, X, y):
        self.X = np.asarray(X)
        self.codes = pd.Categorical(y).remove_unused_categories().codes.astype(np.int64)

    def __getitem__(self, index):
        return torch.tensor(self.X[index], dtype=torch.float32), torch.tensor(self.codes[index])

    def __len__(self):
        return len(self.codes)


def split(dataset, test_fraction, seed):
    num_test = int(len(dataset) * test_fraction)
    generator = torch.Generator().manual_seed(seed)
    return random_split(dataset, [len(dataset) - num_test, num_test], generator=generator)

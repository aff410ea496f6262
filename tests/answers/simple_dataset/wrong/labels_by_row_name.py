# Looks rows up by their names and not by their positions, which differ once rows were picked out.
# See: Exercise: a dataset for data in memory
import numpy as np
import torch
from torch.utils.data import Dataset, Subset, random_split


class SimpleDataset(Dataset):
    def __init__(self, X, y):
        self.X = np.asarray(X)
        self.y = y

    def __getitem__(self, index):
        return torch.tensor(self.X[index]).float(), torch.tensor(int(self.y[index]))

    def __len__(self):
        return len(self.y)


def split(dataset, test_fraction, seed):
    num_test = int(len(dataset) * test_fraction)
    generator = torch.Generator().manual_seed(seed)
    return random_split(dataset, [len(dataset) - num_test, num_test], generator=generator)

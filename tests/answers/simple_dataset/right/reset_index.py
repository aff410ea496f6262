# Keeps pandas objects with fresh row names; returns lists; fractions for random_split; own seed of torch.
import pandas as pd
import torch
from torch.utils.data import Dataset, random_split


class SimpleDataset(Dataset):
    def __init__(self, X, y):
        self.X = pd.DataFrame(X).reset_index(drop=True)
        self.y = pd.Series(y).astype(str).reset_index(drop=True)

    def __getitem__(self, index):
        x = torch.tensor(self.X.loc[index].to_numpy(dtype="float64")).float()
        y = torch.tensor(int(self.y[index])).long()
        return [x, y]

    def __len__(self):
        return len(self.y)


def split(dataset, test_fraction, seed):
    torch.manual_seed(seed)
    return random_split(dataset, [1 - test_fraction, test_fraction])

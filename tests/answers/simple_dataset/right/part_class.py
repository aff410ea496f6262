# A dataset class of its own for the parts, and a mask that is drawn with randperm.
import torch
from torch.utils.data import Dataset, TensorDataset
import numpy as np


class SimpleDataset(TensorDataset):
    def __init__(self, X, y):
        X = torch.as_tensor(np.asarray(X, dtype=np.float64)).to(torch.float32)
        y = torch.as_tensor(np.asarray([int(v) for v in y], dtype=np.int64))
        super().__init__(X, y)


class Part(Dataset):
    def __init__(self, whole, numbers):
        self.whole, self.numbers = whole, numbers

    def __len__(self):
        return len(self.numbers)

    def __getitem__(self, i):
        return self.whole[self.numbers[i]]


def split(dataset, test_fraction, seed):
    g = torch.Generator()
    g.manual_seed(seed)
    is_test = torch.zeros(len(dataset), dtype=torch.bool)
    is_test[torch.randperm(len(dataset), generator=g)[: int(test_fraction * len(dataset))]] = True
    numbers = torch.arange(len(dataset))
    return Part(dataset, numbers[~is_test].tolist()), Part(dataset, numbers[is_test].tolist())

# Turns everything into two tensors in __init__; shuffles with numpy and uses Subset.
import numpy as np
import pandas as pd
import torch
from torch.utils.data import Dataset, Subset


class SimpleDataset(Dataset):
    def __init__(self, X, y):
        self.data = torch.from_numpy(pd.DataFrame(X).to_numpy().astype("float32"))
        self.labels = torch.LongTensor([int(label) for label in y])

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return self.data[i], self.labels[i]


def split(dataset, test_fraction, seed):
    order = np.random.default_rng(seed).permutation(len(dataset))
    cut = int(np.ceil(test_fraction * len(dataset)))
    return Subset(dataset, order[cut:]), Subset(dataset, order[:cut])

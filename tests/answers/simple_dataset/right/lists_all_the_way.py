# Plain Python lists, random.Random for the order, and the parts are lists of examples.
import random

import torch
from torch.utils.data import Dataset


class SimpleDataset(Dataset):
    def __init__(self, X, y):
        rows = X.values.tolist() if hasattr(X, "values") else X.tolist()
        self.examples = []
        for row, label in zip(rows, y):
            self.examples.append((torch.tensor(row, dtype=torch.float), torch.tensor(int(label))))

    def __len__(self):
        return len(self.examples)

    def __getitem__(self, index):
        return self.examples[index]


def split(dataset, test_fraction, seed):
    numbers = list(range(len(dataset)))
    random.Random(seed).shuffle(numbers)
    n_test = round(test_fraction * len(numbers))
    test = [dataset[i] for i in numbers[:n_test]]
    train = [dataset[i] for i in numbers[n_test:]]
    return train, test

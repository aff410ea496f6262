# Converts each example in __getitem__; split by lengths.
import torch
from torch.utils.data import Dataset, random_split


class SimpleDataset(Dataset):
    def __init__(self, X, y):
        super(SimpleDataset, self).__init__()
        self.X = X
        self.y = y

    def __getitem__(self, index):
        if hasattr(self.X, "iloc"):
            row = self.X.iloc[index, :].to_numpy()
        else:
            row = self.X[index, :]
        label = self.y.iloc[index] if hasattr(self.y, "iloc") else self.y[index]
        inputs = torch.tensor(row, dtype=torch.float32)
        targets = torch.tensor(int(label), dtype=torch.int64)
        return inputs, targets

    def __len__(self):
        return self.X.shape[0]


def split(dataset, test_fraction, seed):
    train_size = int(len(dataset) * (1 - test_fraction))
    test_size = len(dataset) - train_size
    return random_split(dataset, [train_size, test_size], generator=torch.Generator().manual_seed(seed))

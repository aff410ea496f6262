# Lets scikit-learn split the numbers of the examples.
import numpy
import torch
from sklearn.model_selection import train_test_split


class SimpleDataset(torch.utils.data.Dataset):
    def __init__(self, X, y):
        self.X = numpy.array(X, dtype=numpy.float32)
        self.y = numpy.array(y).astype("int64")

    def __len__(self):
        return self.y.shape[0]

    def __getitem__(self, idx):
        return torch.Tensor(self.X[idx]), torch.tensor(self.y[idx])


def split(dataset, test_fraction, seed):
    train, test = train_test_split(range(len(dataset)), test_size=test_fraction, random_state=seed)
    return torch.utils.data.Subset(dataset, train), torch.utils.data.Subset(dataset, test)

# Indexes the sparse matrix of scikit-learn, whose rows have two axes.
# See: Exercise: a dataset from a text file
import torch
from sklearn.datasets import load_svmlight_file
from torch.utils.data import Dataset


class Rows(Dataset):
    def __init__(self, X, y):
        self.X, self.y = X, y

    def __len__(self):
        return self.X.shape[0]

    def __getitem__(self, index):
        return torch.tensor(self.X[index].toarray(), dtype=torch.float32), torch.tensor(self.y[index])


def libsvm2Dataset(path, n_features=None):
    return Rows(*load_svmlight_file(path, n_features=n_features))

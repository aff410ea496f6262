# Turns the labels into int64, whether they are whole or not.
# See: Exercise: a dataset from a text file
import torch
from sklearn.datasets import load_svmlight_file
from torch.utils.data import TensorDataset


def libsvm2Dataset(path, n_features=None):
    X, y = load_svmlight_file(path, n_features=n_features)
    return TensorDataset(torch.tensor(X.toarray(), dtype=torch.float32), torch.tensor(y, dtype=torch.int64))

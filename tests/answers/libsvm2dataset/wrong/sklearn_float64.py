# Makes x a tensor of float64.
# See: Exercise: a dataset from a text file
import torch
from sklearn.datasets import load_svmlight_file
from torch.utils.data import TensorDataset


def libsvm2Dataset(path, n_features=None):
    X, y = load_svmlight_file(path, n_features=n_features)
    return TensorDataset(torch.from_numpy(X.toarray()), torch.from_numpy(y))

# Counts indices from 0, so that every feature stands one place too far.
# See: Exercise: a dataset from a text file
import torch
from sklearn.datasets import load_svmlight_file
from torch.utils.data import TensorDataset


def libsvm2Dataset(path, n_features=None):
    X, y = load_svmlight_file(path, zero_based=True)
    X = torch.tensor(X.toarray(), dtype=torch.float32)
    if n_features is not None:
        X = torch.nn.functional.pad(X, (0, n_features - X.shape[1]))
    return TensorDataset(X, torch.tensor(y))

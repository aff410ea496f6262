# Cuts off what is beyond n_features but never widens.
# See: Exercise: a dataset from a text file
import torch
from sklearn.datasets import load_svmlight_file


def libsvm2Dataset(path, n_features=None):
    X, y = load_svmlight_file(path)
    X = torch.tensor(X.toarray(), dtype=torch.float32)
    if n_features:
        X = X[:, :n_features]
    return torch.utils.data.TensorDataset(X, torch.tensor(y))

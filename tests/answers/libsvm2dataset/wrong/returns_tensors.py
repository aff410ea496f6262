# Returns two tensors instead of a dataset.
# See: Exercise: a dataset from a text file
import torch
from sklearn.datasets import load_svmlight_file


def libsvm2Dataset(path, n_features=None):
    X, y = load_svmlight_file(path, n_features=n_features)
    return torch.tensor(X.toarray(), dtype=torch.float32), torch.tensor(y)

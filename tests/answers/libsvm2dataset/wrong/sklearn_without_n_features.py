# Has no parameter n_features.
# See: Exercise: a dataset from a text file
import torch
from sklearn.datasets import load_svmlight_file
from torch.utils.data import TensorDataset


def libsvm2Dataset(path):
    X, y = load_svmlight_file(path)
    return TensorDataset(torch.tensor(X.toarray(), dtype=torch.float32), torch.tensor(y))

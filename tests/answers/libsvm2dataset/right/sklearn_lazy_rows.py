# Keeps the sparse matrix and makes a row dense when it is asked for.
import numpy as np
import torch
from sklearn.datasets import load_svmlight_file
from torch.utils.data import Dataset


class LibsvmDataset(Dataset):
    def __init__(self, path, n_features):
        self.X, self.y = load_svmlight_file(path, n_features=n_features, dtype=np.float32, zero_based=False)

    def __len__(self):
        return self.X.shape[0]

    def __getitem__(self, index):
        x = torch.from_numpy(self.X[index].toarray().ravel())
        return x, float(self.y[index])


def libsvm2Dataset(path, n_features=None):
    return LibsvmDataset(path, n_features)

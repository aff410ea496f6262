# The name is the class itself: calling it gives the dataset.
import torch
from sklearn.datasets import load_svmlight_file
from torch.utils.data import Dataset


class libsvm2Dataset(Dataset):
    def __init__(self, path, n_features=None):
        super().__init__()
        if n_features:
            data = load_svmlight_file(path, n_features=n_features)
        else:
            data = load_svmlight_file(path)
        self.X = torch.tensor(data[0].todense(), dtype=torch.float32)
        self.y = data[1]

    def __getitem__(self, i):
        return self.X[i, :], self.y[i]

    def __len__(self):
        return len(self.y)

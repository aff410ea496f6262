# split copies the examples into float tensors, so the targets are no whole numbers any more.
# See: Exercise: a dataset for data in memory
import numpy as np
import torch
from torch.utils.data import Dataset, random_split

class SimpleDataset(Dataset):
    def __init__(self, X, y):
        self.X = torch.tensor(np.asarray(X, dtype=np.float32))
        self.y = torch.tensor(np.asarray(y).astype(np.int64))

    def __len__(self):
        return len(self.X)

    def __getitem__(self, index):
        return self.X[index], self.y[index]


def split(dataset, test_fraction, seed):
    xs = torch.stack([torch.as_tensor(dataset[i][0]).float() for i in range(len(dataset))])
    ys = torch.stack([torch.as_tensor(dataset[i][1]).float() for i in range(len(dataset))])
    both = torch.utils.data.TensorDataset(xs, ys)
    n_test = int(len(both) * test_fraction)
    train, test = random_split(both, [len(both) - n_test, n_test], generator=torch.Generator().manual_seed(seed))
    return train, test

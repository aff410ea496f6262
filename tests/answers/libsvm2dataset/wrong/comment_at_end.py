# Only whole comment lines are skipped; a comment behind an example is read as if it were features.
# See: Exercise: a dataset from a text file
import torch
from torch.utils.data import Dataset


class LibsvmDataset(Dataset):
    def __init__(self, X, y):
        self.X = X
        self.y = y

    def __len__(self):
        return len(self.X)

    def __getitem__(self, index):
        return self.X[index], self.y[index]


def libsvm2Dataset(path, n_features=None):
    examples = []
    largest = 0
    with open(path) as f:
        for line in f:
            line = line.strip()
            if line == "" or line.startswith("#"):
                continue
            parts = line.split()
            features = []
            for part in parts[1:]:
                i, v = part.split(":")
                features.append((int(i), float(v)))
                largest = max(largest, int(i))
            examples.append((float(parts[0]), features))
    width = largest if n_features is None else n_features
    X = torch.zeros(len(examples), width)
    y = torch.zeros(len(examples), dtype=torch.float64)
    for row, (label, features) in enumerate(examples):
        y[row] = label
        for i, v in features:
            X[row, i - 1] = v
    return LibsvmDataset(X, y)

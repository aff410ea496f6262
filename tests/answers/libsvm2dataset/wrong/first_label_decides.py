# Turns the labels into int64, whether they are whole or not.
# See: Exercise: a dataset from a text file
import torch
from torch.utils.data import TensorDataset


def libsvm2Dataset(path, n_features=None):
    rows = [line.split("#")[0].split() for line in open(path)]
    rows = [row for row in rows if row]
    width = n_features or max(int(word.split(":")[0]) for row in rows for word in row[1:])
    X = torch.zeros(len(rows), width)
    for x, row in zip(X, rows, strict=True):
        for word in row[1:]:
            index, value = word.split(":")
            x[int(index) - 1] = float(value)
    y = torch.tensor([float(row[0]) for row in rows])
    return TensorDataset(X, y.long() if y[0] == y[0].round() else y)

# Finds a comment only after a space.
# See: Exercise: a dataset from a text file
import torch
from torch.utils.data import TensorDataset


def libsvm2Dataset(path, n_features=None):
    rows = [line.split(" #")[0].split() for line in open(path) if not line.startswith("#")]
    rows = [row for row in rows if row]
    width = n_features or max(int(word.split(":")[0]) for row in rows for word in row[1:])
    X = torch.zeros(len(rows), width)
    for x, row in zip(X, rows, strict=True):
        for word in row[1:]:
            index, value = word.split(":")
            x[int(index) - 1] = float(value)
    return TensorDataset(X, torch.tensor([float(row[0]) for row in rows]))

# Builds a sparse tensor of torch and makes it dense.
import re

import torch
from torch.utils.data import TensorDataset


def libsvm2Dataset(path, n_features=None):
    with open(path, newline=None) as file:
        text = re.sub(r"#.*", "", file.read())
    labels, rows, cols, vals = [], [], [], []
    for words in filter(None, map(str.split, text.split("\n"))):
        for index, value in (word.split(":", 1) for word in words[1:]):
            rows.append(len(labels))
            cols.append(int(index) - 1)
            vals.append(float(value))
        labels.append(float(words[0]))
    size = (len(labels), n_features or max(cols) + 1)
    X = torch.sparse_coo_tensor([rows, cols], vals, size).to_dense().float()
    y = torch.tensor(labels)
    if bool((y == y.round()).all()):
        y = y.long()
    return TensorDataset(X, y)

# Reads twice: the width first, then the rows; returns a Subset with labels of shape (1,).
import torch
from torch.utils.data import Subset, TensorDataset


def _examples(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if "#" in line:
                line = line[: line.index("#")]
            if line.strip():
                label, _, rest = line.strip().partition(" ")
                yield label, rest


def _pairs(rest):
    for word in rest.split():
        index, value = word.split(":")
        yield int(index), float(value)


def libsvm2Dataset(path, n_features=None):
    width = n_features
    if width is None:
        width = 0
        for _, rest in _examples(path):
            width = max([width] + [index for index, _ in _pairs(rest)])
    xs, ys = [], []
    for label, rest in _examples(path):
        x = [0.0] * width
        for index, value in _pairs(rest):
            x[index - 1] = value
        xs.append(x)
        ys.append([float(label)])
    whole = TensorDataset(torch.tensor(xs), torch.tensor(ys))
    return Subset(whole, range(len(whole)))

# Counts indices from 0, so that every feature stands one place too far.
# See: Exercise: a dataset from a text file
import torch
from torch.utils.data import TensorDataset


def libsvm2Dataset(path, n_features=None):
    examples = []
    with open(path) as file:
        for line in file:
            words = line.split("#")[0].split()
            if not words:
                continue
            pairs = [word.split(":") for word in words[1:]]
            examples.append((float(words[0]), [(int(i), float(v)) for i, v in pairs]))
    width = n_features
    if width is None:
        width = max(i for _, pairs in examples for i, _ in pairs) + 1
    X = torch.zeros(len(examples), width)
    for row, (_, pairs) in enumerate(examples):
        for i, v in pairs:
            X[row, i] = v
    y = torch.tensor([label for label, _ in examples])
    return TensorDataset(X, y)

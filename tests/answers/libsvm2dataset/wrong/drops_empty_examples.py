# A line with nothing but a label is skipped, although it is an example whose features are all 0.
# See: Exercise: a dataset from a text file
import torch
from torch.utils.data import TensorDataset


def libsvm2Dataset(path, n_features=None):
    labels = []
    features = []
    for line in open(path):
        words = line.split("#")[0].split()
        if len(words) < 2:
            continue  # nothing in this line
        labels.append(float(words[0]))
        features.append({int(w.split(":")[0]): float(w.split(":")[1]) for w in words[1:]})
    if n_features is None:
        n_features = max((max(d) for d in features), default=0)
    X = torch.zeros(len(labels), n_features)
    for i, d in enumerate(features):
        for index, value in d.items():
            X[i, index - 1] = value
    return TensorDataset(X, torch.tensor(labels, dtype=torch.float64))

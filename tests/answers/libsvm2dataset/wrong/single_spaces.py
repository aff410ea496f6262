# Lines are taken apart with split(" "), which makes empty parts where there are several spaces.
# See: Exercise: a dataset from a text file
import torch
from torch.utils.data import TensorDataset


def libsvm2Dataset(path, n_features=None):
    with open(path) as file:
        lines = file.read().splitlines()
    data = []
    for line in lines:
        line = line.split("#")[0].strip()
        if len(line) == 0:
            continue
        parts = line.split(" ")
        label = float(parts[0])
        pairs = [part.split(":") for part in parts[1:]]
        data.append((label, [(int(k) - 1, float(v)) for k, v in pairs]))

    if n_features is None:
        n_features = 0
        for label, pairs in data:
            for k, v in pairs:
                n_features = max(n_features, k + 1)

    X = torch.zeros((len(data), n_features), dtype=torch.float32)
    y = torch.tensor([label for label, pairs in data], dtype=torch.float64)
    for i in range(len(data)):
        for k, v in data[i][1]:
            X[i, k] = v
    return TensorDataset(X, y)

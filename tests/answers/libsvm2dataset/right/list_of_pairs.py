# A list of pairs is a dataset for a DataLoader too.
import numpy as np
import torch


def libsvm2Dataset(path, n_features=None):
    parsed = []
    for line in open(path).read().splitlines():
        words = line.split("#", 1)[0].split()
        if words:
            parsed.append((words[0], [w.split(":") for w in words[1:]]))
    if n_features is None:
        n_features = max(int(i) for _, ws in parsed for i, _ in ws)
    out = []
    for label, ws in parsed:
        x = np.zeros(n_features, dtype="float32")
        for i, v in ws:
            x[int(i) - 1] = v
        out.append((torch.from_numpy(x), np.float64(label)))
    return out

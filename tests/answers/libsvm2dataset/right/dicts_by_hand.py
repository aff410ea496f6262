# A dict for each line; numbers as labels; the vector is filled in __getitem__.
import torch
from torch.utils.data import Dataset


class _Lines(Dataset):
    def __init__(self, path, n_features=None):
        self.rows = []
        self.labels = []
        biggest = 0
        with open(path) as f:
            for line in f:
                line = line.split("#")[0].strip()
                if line == "":
                    continue
                parts = line.split()
                self.labels.append(float(parts[0]))
                row = {}
                for part in parts[1:]:
                    key, val = part.split(":")
                    row[int(key) - 1] = float(val)
                    biggest = max(biggest, int(key))
                self.rows.append(row)
        self.width = biggest if n_features is None else n_features

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        x = torch.zeros(self.width)
        for key, val in self.rows[i].items():
            x[key] = val
        return x, torch.tensor([self.labels[i]])


def libsvm2Dataset(path, n_features=None):
    return _Lines(path, n_features)

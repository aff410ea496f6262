# Remembers where each line begins and reads it when it is asked for.
import torch
from torch.utils.data import Dataset


class Lines(Dataset):
    def __init__(self, path, n_features):
        self.path, self.offsets, largest = path, [], 0
        with open(path, "rb") as file:
            while True:
                place = file.tell()
                line = file.readline()
                if not line:
                    break
                words = line.split(b"#")[0].split()
                if words:
                    self.offsets.append(place)
                    largest = max([largest] + [int(word.split(b":")[0]) for word in words[1:]])
        self.width = largest if n_features is None else n_features

    def __len__(self):
        return len(self.offsets)

    def __getitem__(self, i):
        with open(self.path, "rb") as file:
            file.seek(self.offsets[i])
            words = file.readline().split(b"#")[0].split()
        x = torch.zeros(self.width)
        for word in words[1:]:
            index, value = word.split(b":")
            x[int(index) - 1] = float(value)
        y = float(words[0])
        return x, (int(y) if y == int(y) else y)


def libsvm2Dataset(path, n_features=None):
    return Lines(path, n_features)

# Takes the width of each x from the largest index of its own line.
# See: Exercise: a dataset from a text file
import torch
from torch.utils.data import Dataset


class Examples(Dataset):
    def __init__(self, examples):
        self.examples = examples

    def __len__(self):
        return len(self.examples)

    def __getitem__(self, index):
        return self.examples[index]


def libsvm2Dataset(path, n_features=None):
    examples = []
    with open(path) as file:
        for line in file:
            words = line.split("#")[0].split()
            if words:
                pairs = [word.split(":") for word in words[1:]]
                examples.append((float(words[0]), [(int(i), float(v)) for i, v in pairs]))
    found = []
    for label, pairs in examples:
        x = torch.zeros(n_features or max((i for i, _ in pairs), default=0))
        for i, v in pairs:
            x[i - 1] = v
        found.append((x, label))
    return Examples(found)

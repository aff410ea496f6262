# Looks for the largest index in comments too.
# See: Exercise: a dataset from a text file
import re

import torch


def libsvm2Dataset(path, n_features=None):
    rows = []
    for line in open(path):
        words = line.split("#")[0].split()
        if words:
            rows.append((float(words[0]), [word.split(":") for word in words[1:]]))
    width = n_features or max(int(i) for i in re.findall(r"(\d+):", open(path).read()))
    examples = []
    for label, pairs in rows:
        x = torch.zeros(max(width, 100))
        for i, v in pairs:
            x[int(i) - 1] = float(v)
        examples.append((x[:width], label))
    return examples

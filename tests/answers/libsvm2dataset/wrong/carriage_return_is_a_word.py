# Strips only spaces and line feeds, so a blank line with a Windows line end holds a word.
# See: Exercise: a dataset from a text file
import re
import numpy as np
import torch


def libsvm2Dataset(path, n_features=None):
    text = open(path, newline="").read()
    lines = [l.split("#")[0].rstrip(" \n").split(" ") for l in text.split("\n") if l and not l.startswith("#")]
    lines = [[w for w in l if w] for l in lines]
    lines = [l for l in lines if l]
    width = n_features or max(int(w.split(":")[0]) for l in lines for w in l[1:])
    X = torch.zeros(len(lines), width)
    for r, l in enumerate(lines):
        for w in l[1:]:
            X[r, int(w.split(":")[0]) - 1] = float(w.split(":")[1])
    return [(X[r], float(l[0])) for r, l in enumerate(lines)]

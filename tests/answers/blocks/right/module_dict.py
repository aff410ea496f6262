# A ModuleDict and reduce; a lazy layer, and a constant from numpy; counts the halvings first.
import functools

import numpy as np
import torch
from torch import nn


class MySequential(nn.Module):
    def __init__(self, *modules):
        super().__init__()
        self.steps = nn.ModuleDict({f"step{i}": m for i, m in enumerate(modules)})

    def forward(self, X):
        return functools.reduce(lambda x, step: step(x), self.steps.values(), X)


class FixedHiddenMLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.LazyLinear(20)
        self.relu = nn.ReLU()
        weight = np.random.default_rng().uniform(size=(20, 20)).astype("float32")
        self.rand_weight = torch.from_numpy(weight)

    def forward(self, X):
        X = self.relu(1 + self.layer(X).matmul(self.rand_weight))
        X = self.layer(X)
        total = X.detach().abs().sum()
        times = 0
        while total > 1:
            total = total / 2
            times += 1
        return (X / 2**times).sum()


class NestMLP(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [20, 64, 32, 16]
        self.layers = nn.ModuleList(nn.Linear(m, n) for m, n in zip(sizes, sizes[1:]))

    def forward(self, X):
        for i, layer in enumerate(self.layers):
            X = layer(X)
            if i < len(self.layers) - 1:
                X = X.relu()
        return X

# Decides about each element in a plain loop with the random module.
import random

import torch
from torch import nn


def dropout_layer(X, p):
    if p < 0:
        raise ValueError("p is too small")
    if p > 1:
        raise ValueError("p is too large")
    if p == 1:
        return torch.zeros_like(X)
    mask = []
    for _ in range(X.numel()):
        if random.random() < p:
            mask.append(0.0)
        else:
            mask.append(1.0)
    mask = torch.tensor(mask, dtype=X.dtype, device=X.device)
    mask = mask.reshape(X.shape)
    result = X * mask
    result = result / (1 - p)
    return result


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        self.num_in = num_in
        self.p1 = p1
        self.p2 = p2
        self.first = nn.Linear(num_in, h1)
        self.second = nn.Linear(h1, h2)
        self.third = nn.Linear(h2, num_out)
        self.activation = nn.ReLU()

    def forward(self, X):
        X = X.reshape(-1, self.num_in)
        X = self.first(X)
        X = self.activation(X)
        if self.training == True:
            X = dropout_layer(X, self.p1)
        X = self.second(X)
        X = self.activation(X)
        if self.training == True:
            X = dropout_layer(X, self.p2)
        X = self.third(X)
        return X

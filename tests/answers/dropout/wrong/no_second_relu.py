# Leaves out the ReLU after the second layer.
# See: Exercise: dropout from scratch
import torch
from torch import nn


def dropout_layer(X, p):
    if p < 0 or p > 1:
        raise ValueError("p outside of [0, 1]")
    result = X.clone()
    if p == 0.0:
        return result
    drop = torch.rand_like(X, dtype=torch.float32) < p
    result = result.masked_fill(drop, 0)
    if p < 1:
        result = result / (1 - p)
    return result


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        self.first = nn.Linear(num_in, h1)
        self.second = nn.Linear(h1, h2)
        self.third = nn.Linear(h2, num_out)
        self.p1, self.p2 = p1, p2

    def forward(self, X):
        X = self.first(X.flatten(1)).relu()
        if self.training:
            X = dropout_layer(X, self.p1)
        X = self.second(X)
        if self.training:
            X = dropout_layer(X, self.p2)
        return self.third(X)

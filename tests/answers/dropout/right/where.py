# Chooses between the scaled value and 0 with torch.where.
import torch
from torch import nn


def dropout_layer(X, p):
    if p < 0 or p > 1:
        raise ValueError(f"p must be between 0 and 1, not {p}")
    dropped = torch.rand_like(X) < p
    scale = 1 / (1 - p) if p < 1 else 0.0
    return torch.where(dropped, torch.zeros_like(X), X * scale)


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        self.linears = nn.ModuleList([
            nn.Linear(num_in, h1),
            nn.Linear(h1, h2),
            nn.Linear(h2, num_out),
        ])
        self.probabilities = [p1, p2]

    def forward(self, X):
        X = X.flatten(1)
        for linear, p in zip(self.linears, self.probabilities):
            X = torch.relu(linear(X))
            if self.training:
                X = dropout_layer(X, p)
        return self.linears[-1](X)

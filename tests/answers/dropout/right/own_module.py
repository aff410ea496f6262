# An own module for dropout that asks its own training flag; it stands before the ReLU.
import torch
from torch import nn


def dropout_layer(X, p):
    assert p >= 0 and p <= 1
    keep = 1.0 - p
    return X * (torch.rand_like(X) < keep) / max(keep, 1e-30)


class Dropout(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, X):
        return dropout_layer(X, self.p) if self.training else X


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        block1 = nn.Sequential(nn.Linear(num_in, h1), Dropout(p1), nn.ReLU())
        block2 = nn.Sequential(nn.Linear(h1, h2), Dropout(p2), nn.ReLU())
        self.net = nn.Sequential(nn.Flatten(), block1, block2, nn.Linear(h2, num_out))

    def forward(self, X):
        return self.net(X)

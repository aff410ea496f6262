# Does not ask self.training when the data go through, so dropout stays on in eval mode.
# See: Exercise: dropout from scratch
import numpy as np
import torch
from torch import nn


def dropout_layer(X, p):
    if not (0 <= p <= 1):
        raise ValueError
    coins = torch.from_numpy(np.random.random_sample(tuple(X.shape)))
    zero = torch.zeros((), dtype=X.dtype)
    if p == 1:
        return zero.expand_as(X).clone()
    return torch.where(coins >= p, X / (1 - p), zero)


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        self.l1, self.l2, self.l3 = nn.Linear(num_in, h1), nn.Linear(h1, h2), nn.Linear(h2, num_out)
        self.p1, self.p2 = (p1, p2) if self.training else (0, 0)

    def forward(self, X):
        X = X.flatten(1)
        X = dropout_layer(self.l1(X).relu(), self.p1)
        X = dropout_layer(self.l2(X).relu(), self.p2)
        return self.l3(X)

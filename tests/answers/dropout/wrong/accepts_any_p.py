# Accepts numbers for p that do not lie between 0 and 1.
# See: Exercise: dropout from scratch
import torch
from torch import nn


def dropout_layer(X, p):
    if p == 1:
        return torch.zeros_like(X)
    mask = torch.rand_like(X) > p
    return mask * X / (1 - p)


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        self.num_in, self.p1, self.p2 = num_in, p1, p2
        self.lin1 = nn.Linear(num_in, h1)
        self.lin2 = nn.Linear(h1, h2)
        self.lin3 = nn.Linear(h2, num_out)

    def forward(self, X):
        X = torch.relu(self.lin1(X.reshape(-1, self.num_in)))
        if self.training:
            X = dropout_layer(X, self.p1)
        X = torch.relu(self.lin2(X))
        if self.training:
            X = dropout_layer(X, self.p2)
        return self.lin3(X)

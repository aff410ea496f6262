# Leaves out the ReLU after the first layer.
# See: Exercise: dropout from scratch
import torch
from torch import nn


def dropout_layer(X, p):
    if p < 0 or p > 1:
        raise ValueError("p must lie between 0 and 1")
    if p == 1:
        return torch.zeros_like(X)
    mask = (torch.rand(X.shape) >= p).to(X.dtype)
    return X * mask / (1 - p)


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        self.p1, self.p2 = p1, p2
        self.lin1 = nn.Linear(num_in, h1)
        self.lin2 = nn.Linear(h1, h2)
        self.lin3 = nn.Linear(h2, num_out)

    def forward(self, X):
        X = X.flatten(1)
        H = self.lin1(X)
        if self.training:
            H = dropout_layer(H, self.p1)
        H = torch.relu(self.lin2(H))
        if self.training:
            H = dropout_layer(H, self.p2)
        return self.lin3(H)

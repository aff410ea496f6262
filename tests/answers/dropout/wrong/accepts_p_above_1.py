# Accepts numbers for p that do not lie between 0 and 1.
# See: Exercise: dropout from scratch
import torch
from torch import nn


def dropout_layer(X, p):
    if p < 0:
        raise ValueError("negative probability")
    if p >= 1:
        return torch.zeros_like(X)
    return (torch.rand(X.shape) >= p).to(X.dtype) * X / (1 - p)


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        self.num_in = num_in
        self.p1, self.p2 = p1, p2
        self.lin1 = nn.Linear(num_in, h1)
        self.lin2 = nn.Linear(h1, h2)
        self.lin3 = nn.Linear(h2, num_out)
        self.relu = nn.ReLU()

    def forward(self, X):
        H1 = self.relu(self.lin1(X.reshape((-1, self.num_in))))
        if self.training:
            H1 = dropout_layer(H1, self.p1)
        H2 = self.relu(self.lin2(H1))
        if self.training:
            H2 = dropout_layer(H2, self.p2)
        return self.lin3(H2)

# Draws the mask with numpy and converts it to the dtype of X.
import numpy as np
import torch
from torch import nn


def dropout_layer(X, p):
    if p == 1:
        return X * 0
    mask = np.random.binomial(1, 1 - p, size=tuple(X.shape))
    mask = torch.from_numpy(mask).to(X.device, X.dtype)
    return X * mask / (1 - p)


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        self.lin1 = nn.Linear(num_in, h1)
        self.lin2 = nn.Linear(h1, h2)
        self.lin3 = nn.Linear(h2, num_out)
        self.p1 = p1
        self.p2 = p2

    def forward(self, X):
        X = X.reshape(X.shape[0], -1)
        if self.training:
            X = dropout_layer(self.lin1(X).clamp(min=0), self.p1)
            X = dropout_layer(self.lin2(X).clamp(min=0), self.p2)
        else:
            X = self.lin1(X).clamp(min=0)
            X = self.lin2(X).clamp(min=0)
        return self.lin3(X)

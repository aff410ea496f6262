# Builds the mask with numpy in float64, which turns a float32 input into float64.
# See: Exercise: dropout from scratch
import numpy as np
import torch
from torch import nn


def dropout_layer(X, p):
    assert 0 <= p <= 1
    if p == 1:
        return torch.zeros_like(X)
    mask = np.where(np.random.rand(*X.shape) < p, 0.0, 1.0 / (1 - p))
    return X * torch.from_numpy(mask)


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Flatten(),
            nn.Linear(num_in, h1), nn.ReLU(), nn.Dropout(p1),
            nn.Linear(h1, h2), nn.ReLU(), nn.Dropout(p2),
            nn.Linear(h2, num_out),
        )

    def forward(self, X):
        return self.layers(X)

# Drops elements of the scores too, behind the last layer.
# See: Exercise: dropout from scratch
import torch
from torch import nn


def dropout_layer(X: torch.Tensor, p: float) -> torch.Tensor:
    if p > 1 or p < 0:
        raise ValueError("a probability!")
    keep = 1 - p
    if keep == 0:
        return X * 0
    survives = torch.bernoulli(torch.full_like(X, keep))
    return X * survives / keep


class Drop(nn.Module):
    def __init__(self, p: float):
        super().__init__()
        self.p = p

    def forward(self, X):
        return dropout_layer(X, self.p) if self.training else X


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        self.net = nn.Sequential(
            nn.Flatten(),
            nn.Linear(num_in, h1), nn.ReLU(), Drop(p1),
            nn.Linear(h1, h2), nn.ReLU(), Drop(p2),
            nn.Linear(h2, num_out), Drop(p2),
        )

    def forward(self, X):
        return self.net(X)

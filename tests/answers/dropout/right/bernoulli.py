# Draws the mask with torch.bernoulli; Net chooses the probability by its mode.
import torch
from torch import nn


def dropout_layer(X: torch.Tensor, p: float) -> torch.Tensor:
    keep = 1 - p
    mask = torch.bernoulli(torch.full_like(X, keep))  # raises when keep is not a probability
    return X * mask / keep if keep > 0 else torch.zeros_like(X)


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        self.flatten = nn.Flatten()
        self.hidden1 = nn.Linear(num_in, h1)
        self.hidden2 = nn.Linear(h1, h2)
        self.output = nn.Linear(h2, num_out)
        self.p = p1, p2

    def forward(self, X):
        p1, p2 = self.p if self.training else (0.0, 0.0)
        X = dropout_layer(self.hidden1(self.flatten(X)).relu(), p1)
        X = dropout_layer(self.hidden2(X).relu(), p2)
        return self.output(X)

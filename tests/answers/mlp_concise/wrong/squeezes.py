# Squeezes the result, so that a single example or score loses its axis.
# See: Exercise: an MLP in a few lines
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        a, b, c = sizes
        self.one = nn.Linear(a, b)
        self.two = nn.Linear(b, c)

    def forward(self, X):
        H = torch.relu(self.one(X.flatten(1)))
        return self.two(H).squeeze()


def make_mlp(num_inputs, num_hiddens, num_outputs):
    return Net([num_inputs, num_hiddens, num_outputs])


def init_weights(module):
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, std=0.01)
        if module.bias is not None:
            nn.init.zeros_(module.bias)

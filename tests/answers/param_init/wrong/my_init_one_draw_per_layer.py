# Decides once for a whole layer.
# See: Exercise: start values, and shared layers
import torch
from torch import nn


def init_normal(m):
    if type(m) == nn.Linear:
        nn.init.normal_(m.weight, mean=0, std=0.01)
        if m.bias is not None:
            nn.init.zeros_(m.bias)


def xavier(m):
    if type(m) == nn.Linear:
        nn.init.xavier_uniform_(m.weight)


def my_init(m):
    if isinstance(m, nn.Linear):
        u = torch.rand(1).item()
        size = torch.empty(m.weight.shape).uniform_(5, 10)
        m.weight.data = size if u < 0.25 else -size if u < 0.5 else 0 * size


def make_tied_net():
    shared = nn.Linear(8, 8)
    return nn.Sequential(
        nn.Linear(4, 8), nn.ReLU(), shared, nn.ReLU(), shared, nn.ReLU(), nn.Linear(8, 1)
    )

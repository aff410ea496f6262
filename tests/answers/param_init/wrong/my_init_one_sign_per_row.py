# Decides once for a row of the weight.
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
        u = torch.rand(m.weight.shape[0], 1)
        size = torch.empty(m.weight.shape).uniform_(5, 10)
        m.weight.data = torch.where(u < 0.25, size, torch.where(u < 0.5, -size, 0 * size))


def make_tied_net():
    shared = nn.Linear(8, 8)
    return nn.Sequential(
        nn.Linear(4, 8), nn.ReLU(), shared, nn.ReLU(), shared, nn.ReLU(), nn.Linear(8, 1)
    )

# my_init switches requires_grad off to write into the weight and never switches it on again.
# See: Where learning begins
import torch
from torch import nn


def init_normal(m):
    if isinstance(m, nn.Linear):
        nn.init.normal_(m.weight, mean=0, std=0.01)
        if m.bias is not None:
            nn.init.zeros_(m.bias)


def xavier(m):
    if isinstance(m, nn.Linear):
        nn.init.xavier_uniform_(m.weight)


def my_init(m):
    if isinstance(m, nn.Linear):
        m.weight.requires_grad_(False)
        m.weight.uniform_(-10, 10)
        m.weight[m.weight.abs() < 5] = 0


def make_tied_net():
    shared = nn.Linear(8, 8)
    return nn.Sequential(nn.Linear(4, 8), nn.ReLU(), shared, nn.ReLU(), shared, nn.ReLU(), nn.Linear(8, 1))

# Draws whole numbers from 5 to 10.
# See: Where learning begins
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
        sign = torch.randint(0, 2, m.weight.shape) - torch.randint(0, 2, m.weight.shape)
        m.weight.data = (sign * torch.randint(5, 10, m.weight.shape)).float()


def make_tied_net():
    shared = nn.Linear(8, 8)
    return nn.Sequential(
        nn.Linear(4, 8), nn.ReLU(), shared, nn.ReLU(), shared, nn.ReLU(), nn.Linear(8, 1)
    )

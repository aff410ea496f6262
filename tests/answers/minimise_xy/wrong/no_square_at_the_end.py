# Adds x - y and not its square.
# See: Two coordinates and an optimizer
import torch
from torch import nn


def f(x, y):
    return torch.exp(torch.sin(x) ** 2) / (x - y) ** 2 + (x - y)


def height(x, y):
    return torch.exp(torch.sin(x) ** 2) / (x - y) ** 2 + (x - y) ** 2


def minimise_xy():
    x, y = nn.Parameter(torch.tensor(0.2)), nn.Parameter(torch.tensor(10.0))
    optimizer = torch.optim.SGD([x, y], lr=0.05)
    for _ in range(1000):
        optimizer.zero_grad()
        height(x, y).backward()
        optimizer.step()
    return x.item(), y.item(), height(x, y).item()

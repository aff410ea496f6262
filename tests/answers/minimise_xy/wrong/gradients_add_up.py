# Never clears the gradients.
# See: Exercise: minimise a function of two numbers
import torch
from torch import nn


def f(x, y):
    d = (x - y) ** 2
    return torch.exp(torch.sin(x) ** 2) / d + d


def minimise_xy():
    x = nn.Parameter(torch.tensor(0.2))
    y = nn.Parameter(torch.tensor(10.0))
    opt = torch.optim.SGD([x, y], lr=0.01)
    for _ in range(5000):
        loss = f(x, y)
        loss.backward()
        opt.step()
    return x.item(), y.item(), f(x, y).item()

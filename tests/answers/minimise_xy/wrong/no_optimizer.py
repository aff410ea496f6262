# Takes the steps by hand and uses no optimizer.
# See: Exercise: minimise a function of two numbers
import torch
from torch import nn


def f(x, y):
    return torch.exp(torch.sin(x) ** 2) / (x - y) ** 2 + (x - y) ** 2


def minimise_xy():
    x, y = torch.tensor(0.2, requires_grad=True), torch.tensor(10.0, requires_grad=True)
    for _ in range(2000):
        f(x, y).backward()
        with torch.no_grad():
            x -= 0.05 * x.grad
            y -= 0.05 * y.grad
        x.grad = y.grad = None
    return x.item(), y.item(), f(x, y).item()

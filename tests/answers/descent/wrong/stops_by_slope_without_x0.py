# Stops when the slope is not larger than epsilon, and not the step.
# See: Walking downhill
import torch
from torch import nn


def minimise(f, x0, eta, epsilon):
    x, path = x0, []
    while True:
        here = torch.tensor(x, requires_grad=True)
        slope = torch.autograd.grad(f(here), here)[0].item()
        x -= eta * slope
        path.append(x)
        if abs(slope) <= epsilon:
            return x, path


def minimise_sgd(f, x0, eta, epsilon):
    x = nn.Parameter(torch.tensor(x0))
    optimizer = torch.optim.SGD([x], lr=eta)
    path = [x0]
    while True:
        optimizer.zero_grad()
        f(x).backward()
        optimizer.step()
        path.append(x.item())
        if abs(path[-1] - path[-2]) <= epsilon:
            return x.item(), path

# Takes one step more after the first short one.
# See: Walking downhill
import torch
from torch import nn


def minimise(f, x0, eta, epsilon):
    x = torch.tensor(x0, requires_grad=True)
    path, short = [x0], False
    while True:
        stop = short
        f(x).backward()
        with torch.no_grad():
            step = eta * x.grad
            x -= step
            x.grad = None
        path.append(x.item())
        short = abs(step.item()) <= epsilon
        if stop:
            return x.item(), path


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

# Forgets the absolute value, so that every step to the left counts as short.
# See: Walking downhill
import torch
from torch import nn


def minimise(f, x0, eta, epsilon):
    x = torch.tensor(x0, requires_grad=True)
    path = [torch.tensor(x0)]
    while True:
        f(x).backward()
        new = (x - eta * x.grad).detach().requires_grad_()
        path.append(new.detach())
        if new - x <= epsilon:
            return new.detach(), path
        x = new


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

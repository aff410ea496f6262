# Appends the tensor that is changed in place, so that the whole path holds the last value.
# See: Walking downhill
import torch
from torch import nn


def minimise(f, x0, eta, epsilon):
    x = torch.tensor(x0, requires_grad=True)
    path = [x0]
    while True:
        f(x).backward()
        with torch.no_grad():
            x -= eta * x.grad
        x.grad = None
        path.append(x.item())
        if abs(path[-1] - path[-2]) <= epsilon:
            return x.item(), path


def minimise_sgd(f, x0, eta, epsilon):
    x = nn.Parameter(torch.tensor(x0))
    optimizer = torch.optim.SGD([x], lr=eta)
    path = []
    while True:
        old = x.item()
        optimizer.zero_grad()
        f(x).backward()
        optimizer.step()
        path.append(x)
        if abs(x.item() - old) <= epsilon:
            return x.item(), path

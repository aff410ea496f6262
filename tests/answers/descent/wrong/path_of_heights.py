# Puts the values of f into the path and not those of x.
# See: Exercise: gradient descent
import torch
from torch import nn


def minimise(f, x0, eta, epsilon):
    x = torch.tensor(x0, requires_grad=True)
    path = []
    while True:
        y = f(x)
        y.backward()
        path.append(y.item())
        with torch.no_grad():
            step = eta * x.grad
            x -= step
        x.grad = None
        if abs(step) <= epsilon:
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

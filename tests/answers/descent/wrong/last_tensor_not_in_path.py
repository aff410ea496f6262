# Leaves the x that the last step reaches out of the path.
# See: Exercise: gradient descent
import torch
from torch import nn


def minimise(f, x0, eta, epsilon):
    x = torch.tensor(x0)
    path = [x]
    while True:
        x = x.detach().requires_grad_()
        f(x).backward()
        x = x.detach() - eta * x.grad
        if abs(x - path[-1]) <= epsilon:
            return x, path
        path.append(x)


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

# Takes difference quotients instead of gradients.
# See: Exercise: gradient descent
import torch
from torch import nn


def minimise(f, x0, eta, epsilon):
    h = 1e-5
    x = torch.tensor(x0, dtype=torch.float64)
    path = [x0]
    while True:
        slope = (f(x + h) - f(x - h)) / (2 * h)
        x = x - eta * slope
        path.append(x.item())
        if abs(path[-1] - path[-2]) <= epsilon:
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

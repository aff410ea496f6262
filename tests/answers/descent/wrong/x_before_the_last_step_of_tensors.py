# Returns the x before the last step, though the path goes on to the last one.
# See: Exercise: gradient descent
import torch
from torch import nn


def minimise(f, x0, eta, epsilon):
    x = torch.tensor(x0, dtype=torch.float64)
    path = [x]
    while True:
        leaf = x.clone().requires_grad_()
        f(leaf).backward()
        new = x - eta * leaf.grad
        path.append(new)
        if (new - x).abs() <= epsilon:
            return x, path
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

# Never stops: no step ever counts as short, for the walk does not arrive or its steps are not compared with epsilon.
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
    optimizer = torch.optim.SGD([x], lr=eta, maximize=True)
    path = [x0]
    while True:
        optimizer.zero_grad()
        f(x).backward()
        optimizer.step()
        path.append(x.item())
        if abs(path[-1] - path[-2]) <= epsilon:
            return x.item(), path

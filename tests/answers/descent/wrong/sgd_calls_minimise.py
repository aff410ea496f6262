# minimise_sgd takes its steps by hand, without torch.optim.SGD.
# See: Exercise: gradient descent
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
    return minimise(f, x0, eta, epsilon)

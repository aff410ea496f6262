# Leaves the x that the last step reaches out of the path.
# See: Exercise: gradient descent
import torch
from torch import nn


def steps_by_hand(f, x, eta):
    x = torch.tensor(x)
    while True:
        x = x.detach().requires_grad_()
        f(x).backward()
        x = x - eta * x.grad
        yield x.item()


def steps_by_sgd(f, x, eta):
    x = nn.Parameter(torch.tensor(x))
    sgd = torch.optim.SGD([x], lr=eta)
    while True:
        sgd.zero_grad()
        f(x).backward()
        sgd.step()
        yield x.item()


def walk(steps, x0, epsilon):
    path = [x0]
    for x in steps:
        if abs(x - path[-1]) <= epsilon:
            return x, path
        path.append(x)


def minimise(f, x0, eta, epsilon):
    return walk(steps_by_hand(f, x0, eta), x0, epsilon)


def minimise_sgd(f, x0, eta, epsilon):
    return walk(steps_by_sgd(f, x0, eta), x0, epsilon)

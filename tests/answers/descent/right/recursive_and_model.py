# A recursive walk by hand; a module that owns the parameter for SGD.
import torch
from torch import nn


def minimise(f, x0, eta, epsilon):
    def go(x, path):
        x = x.detach().requires_grad_()
        (slope,) = torch.autograd.grad(f(x), x)
        new = x - eta * slope
        path = path + [new.item()]
        return (new.item(), path) if abs(new - x) <= epsilon else go(new, path)

    return go(torch.tensor([x0]), [x0])


class Point(nn.Module):
    def __init__(self, x0):
        super().__init__()
        self.x = nn.Parameter(torch.tensor([x0]))

    def forward(self, f):
        return f(self.x)


def minimise_sgd(f, x0, eta, epsilon):
    point = Point(x0)
    optimizer = torch.optim.SGD(point.parameters(), lr=eta)
    path = [point.x.detach().clone()]
    for _ in range(100_000):
        optimizer.zero_grad()
        point(f).sum().backward()
        optimizer.step()
        path.append(point.x.detach().clone())
        if torch.abs(path[-1] - path[-2]) <= epsilon:
            break
    return path[-1], path

# minimise_sgd appends x.detach(), which shares the parameter's memory, so the whole path shows the last value.
# See: Walking downhill
import torch
from torch import nn


def minimise(f, x0, eta, epsilon):
    x = torch.tensor(float(x0))
    path = [x]
    while True:
        x = x.detach().requires_grad_(True)
        grad = torch.autograd.grad(f(x), x)[0]
        new = (x - eta * grad).detach()
        path.append(new)
        if abs(new - x.detach()) <= epsilon:
            return new, path
        x = new


def minimise_sgd(f, x0, eta, epsilon):
    x = nn.Parameter(torch.tensor(float(x0)))
    optimizer = torch.optim.SGD([x], lr=eta)
    path = [x.detach()]
    while True:
        old = x.detach().clone()
        optimizer.zero_grad()
        loss = f(x)
        loss.backward()
        optimizer.step()
        path.append(x.detach())
        if abs(x.detach() - old) <= epsilon:
            return x.detach(), path

# Appends the tensor that is changed in place, so that the whole path holds the last value.
# See: Walking downhill
import torch
from torch import nn


def minimise(f, x0, eta, epsilon):
    x = torch.tensor(float(x0), requires_grad=True)
    path = [x.item()]
    while True:
        slope = torch.autograd.grad(f(x), x)[0]
        x_new = (x - eta * slope).detach().requires_grad_(True)
        path.append(x_new.item())
        step = abs(x_new.item() - x.item())
        x = x_new
        if step <= epsilon:
            return x.item(), path


def minimise_sgd(f, x0, eta, epsilon):
    x = nn.Parameter(torch.tensor(float(x0)))
    optimizer = torch.optim.SGD([x], lr=eta)
    path = []
    while True:
        old = x.item()
        optimizer.zero_grad()
        f(x).backward()
        optimizer.step()
        path.append(x)
        if abs(x.item() - old) <= epsilon:
            break
    return x.detach(), path

# Stops when the slope is not larger than epsilon, and not the step.
# See: Walking downhill
import torch
from torch import nn


def minimise(f, x0, eta, epsilon):
    x = float(x0)
    path = [x]
    while True:
        t = torch.tensor(x, requires_grad=True)
        slope = torch.autograd.grad(f(t), t)[0].item()
        x = x - eta * slope
        path.append(x)
        if abs(slope) <= epsilon:
            return x, path


def minimise_sgd(f, x0, eta, epsilon):
    x = nn.Parameter(torch.tensor(float(x0)))
    optimizer = torch.optim.SGD([x], lr=eta)
    path = [x.item()]
    while True:
        old = x.item()
        optimizer.zero_grad()
        f(x).backward()
        optimizer.step()
        path.append(x.item())
        if abs(x.item() - old) <= epsilon:
            break
    return x.item(), path

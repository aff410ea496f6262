# Forgets zero_grad in the optimizer form.
# See: Walking downhill
import torch
from torch import nn


def minimise(f, x0, eta, epsilon):
    x = torch.tensor(float(x0), requires_grad=True)
    path = []
    while True:
        old = x.item()
        f(x).backward()
        with torch.no_grad():
            x -= eta * x.grad
        x.grad = None
        path.append(x.item())
        if abs(x.item() - old) <= epsilon:
            break
    return x.item(), path


def minimise_sgd(f, x0, eta, epsilon):
    x = nn.Parameter(torch.tensor(float(x0)))
    optimizer = torch.optim.SGD([x], lr=eta)
    path = []
    while True:
        old = x.item()
        loss = f(x)
        loss.backward()
        optimizer.step()
        path.append(x.item())
        if abs(x.item() - old) <= epsilon:
            break
    return x.item(), path

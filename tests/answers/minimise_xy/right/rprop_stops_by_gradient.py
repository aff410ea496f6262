# Rprop until the gradient is short; set to the start after the optimizer is made.
import torch
from torch.nn import Parameter


def f(x, y):
    return torch.exp(torch.pow(torch.sin(x), 2)) / torch.pow(x - y, 2) + torch.pow(x - y, 2)


def minimise_xy():
    x, y = Parameter(torch.zeros(1)), Parameter(torch.zeros(1))
    optimizer = torch.optim.Rprop([{"params": [x]}, {"params": [y]}], lr=0.05)
    with torch.no_grad():
        x.fill_(0.2)
        y.fill_(10.0)
    for _ in range(20000):
        optimizer.zero_grad()
        value = f(x, y)
        value.backward()
        if x.grad.abs() + y.grad.abs() < 1e-5:
            break
        optimizer.step()
    return float(x), float(y), float(f(x, y))

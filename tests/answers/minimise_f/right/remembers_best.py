# SGD with a fixed number of steps that keeps the best point seen; results as a list and a tensor.
import torch
from torch import nn, optim


def f(x):
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.sqrt(torch.cos(x).abs())


def minimise(x0=-3.5):
    x = nn.Parameter(torch.tensor([float(x0)], dtype=torch.float64))
    optimizer = optim.SGD([x], lr=0.02)
    best_x, best_f = x.detach().clone(), f(x.detach())
    for _ in range(4000):
        optimizer.zero_grad()
        y = f(x)
        y.backward()
        optimizer.step()
        if f(x.detach()) < best_f:
            best_x, best_f = x.detach().clone(), f(x.detach())
    return [best_x, best_f]


def global_min(lo, hi):
    xs = torch.arange(0, 100001, dtype=torch.float64) / 100000 * (hi - lo) + lo
    heights, index = torch.min(f(xs), dim=0)
    return torch.stack([xs[index], heights])

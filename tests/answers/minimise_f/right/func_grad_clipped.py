# torch.func.grad with steps of limited length; a grid that is refined around its best point.
import math

import torch
from torch.func import grad


def f(x):
    return torch.sin(x - 2) * (x + 2) * (x + 2) + torch.abs(torch.cos(x)) ** 0.5


def minimise(x0=-3.5):
    slope = grad(f)
    x = torch.tensor(x0, dtype=torch.float64)
    rate = 0.05
    for _ in range(3000):
        step = rate * slope(x).clamp(-10, 10)
        if f(x - step) < f(x):
            x = x - step
        else:
            rate = max(rate * 0.5, 1e-12)
        if rate < 1e-10:
            break
    return x, f(x)


def global_min(lo, hi):
    a, b = lo, hi
    for _ in range(4):
        xs = torch.linspace(a, b, 5001, dtype=torch.float64)
        i = int(f(xs).argmin())
        width = (b - a) / 5000
        a, b = max(lo, xs[i].item() - width), min(hi, xs[i].item() + width)
    return xs[i].item(), f(xs[i]).item()

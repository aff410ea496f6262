import math

import torch


def f(x, y):
    return torch.exp(torch.sin(x) ** 2) / (x - y) ** 2 + (x - y) ** 2


def _walk(make, steps=400):
    x = torch.nn.Parameter(torch.tensor(0.2))
    y = torch.nn.Parameter(torch.tensor(10.0))
    opt = make([x, y])
    for _ in range(steps):
        opt.zero_grad()
        f(x, y).backward()
        opt.step()
    return x.item(), y.item(), f(x, y).item()


def minimise_xy():
    optim = torch.optim
    makers = [
        lambda p: optim.SGD(p, lr=0.1),
        lambda p: optim.Adam(p, lr=0.5),
        lambda p: optim.SGD(p, lr=0.2),
        lambda p: optim.SGD(p, lr=1.0),
    ]
    ends = [_walk(make) for make in makers]
    return min((e for e in ends if math.isfinite(e[2])), key=lambda e: e[2])

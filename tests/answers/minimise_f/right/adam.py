# Adam with a decreasing learning rate; scipy polishes the best point of a grid.
import numpy as np
import torch
from scipy.optimize import minimize_scalar


def f(x):
    return (x - 2).sin() * (x + 2).square() + x.cos().abs().sqrt()


def minimise(x0=-3.5):
    x = torch.nn.Parameter(torch.tensor(float(x0)))
    optimizer = torch.optim.Adam([x], lr=0.05)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=500, gamma=0.3)
    best = (float(x0), float("inf"))
    for _ in range(2500):
        optimizer.zero_grad()
        loss = f(x)
        if loss.item() < best[1]:
            best = (x.item(), loss.item())
        loss.backward()
        optimizer.step()
        scheduler.step()
    return best


def global_min(lo, hi):
    g = lambda v: float(f(torch.tensor(float(v), dtype=torch.float64)))
    grid = np.linspace(lo, hi, 4001)
    values = [g(v) for v in grid]
    k = int(np.argmin(values))
    left, right = grid[max(k - 1, 0)], grid[min(k + 1, 4000)]
    r = minimize_scalar(g, bounds=(left, right), method="bounded", options={"xatol": 1e-10})
    return min([(values[k], grid[k]), (r.fun, r.x)])[::-1]

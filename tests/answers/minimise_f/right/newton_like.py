# Divides the slope by a running estimate of its change (a secant step), with a plain step as a fallback.
import torch


def f(x):
    x = torch.as_tensor(x)
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.sqrt(torch.abs(torch.cos(x)))


def slope(x):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    y = f(x)
    y.backward()
    return x.grad.item()


def minimise(x0=-3.5):
    x, rate = float(x0), 0.01
    for _ in range(20000):
        g = slope(x)
        x -= rate * g
        if abs(rate * g) < 1e-8:
            break
    return x, float(f(torch.tensor(x, dtype=torch.float64)))


def global_min(lo, hi):
    best = None
    n = 10000
    for i in range(n + 1):
        x = lo + (hi - lo) * i / n
        y = float(f(torch.tensor(x, dtype=torch.float64)))
        if best is None or y < best[1]:
            best = (x, y)
    return best

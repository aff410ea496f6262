# Takes difference quotients instead of autograd.
# See: Exercise: find a minimum, and the best one
import torch


def f(x):
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.sqrt(torch.abs(torch.cos(x)))


def minimise(x0=-3.5):
    x = torch.tensor(x0, dtype=torch.float64)
    for _ in range(5000):
        slope = (f(x + 1e-6) - f(x - 1e-6)) / 2e-6
        x = x - 0.01 * slope
    return x.item(), f(x).item()


def global_min(lo, hi):
    xs = torch.linspace(lo, hi, 100_001, dtype=torch.float64)
    ys = f(xs)
    i = ys.argmin()
    return xs[i].item(), ys[i].item()

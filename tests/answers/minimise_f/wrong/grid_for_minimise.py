# minimise looks for the lowest point of a grid, without autograd.
# See: Exercise: find a minimum, and the best one
import torch


def f(x):
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.sqrt(torch.abs(torch.cos(x)))


def minimise(x0=-3.5):
    xs = torch.linspace(x0 - 5, x0 + 5, 100_001, dtype=torch.float64)
    i = f(xs).argmin()
    return xs[i].item(), f(xs[i]).item()


def global_min(lo, hi):
    xs = torch.linspace(lo, hi, 100_001, dtype=torch.float64)
    ys = f(xs)
    i = ys.argmin()
    return xs[i].item(), ys[i].item()

# global_min searches on torch.arange(lo, hi, 0.01), which leaves the right end hi out.
# See: Exercise: find a minimum, and the best one
import torch


def f(x):
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.cos(x).abs().sqrt()


def minimise(x0=-3.5):
    x = torch.tensor(float(x0), dtype=torch.float64)
    eta = 0.02
    height = f(x)
    for _ in range(1000):
        x.requires_grad_(True)
        slope = torch.autograd.grad(f(x), x)[0]
        x = x.detach()
        trial = x - eta * slope
        if f(trial) < height:
            x, height = trial, f(trial)
            eta *= 1.5
        else:
            eta /= 2
        if eta < 1e-12:
            break
    return float(x), float(f(x))


def global_min(lo, hi):
    xs = torch.arange(lo, hi, 0.01, dtype=torch.float64)
    values = f(xs)
    k = values.argmin()
    return float(xs[k]), float(values[k])

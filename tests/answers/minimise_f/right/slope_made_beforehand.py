import torch


def f(x):
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.sqrt(torch.abs(torch.cos(x)))


slope = torch.func.grad(f)


def minimise(x0=-3.5):
    x = torch.tensor(x0, dtype=torch.double)
    while True:
        new = x - 0.01 * slope(x)
        if abs(new - x) < 1e-9:
            return new, f(new)
        x = new


def global_min(lo, hi):
    xs = torch.linspace(lo, hi, 100001, dtype=torch.float64)
    ys = f(xs)
    i = ys.argmin()
    return xs[i].item(), ys[i].item()

# global_min compares the two ends only.
# See: Exercise: find a minimum, and the best one
import torch


def f(x):
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.sqrt(torch.abs(torch.cos(x)))


def minimise(x0=-3.5):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    for _ in range(3000):
        f(x).backward()
        with torch.no_grad():
            x -= 0.01 * x.grad
        x.grad = None
    return x.item(), f(x).item()


def global_min(lo, hi):
    x = min(lo, hi, key=lambda end: f(torch.tensor(end)).item())
    return x, f(torch.tensor(x)).item()

# global_min walks on beyond the ends.
# See: Exercise: find a minimum, and the best one
import torch


def f(x):
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.sqrt(torch.abs(torch.cos(x)))


def minimise(x0=-3.5):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    for _ in range(5000):
        f(x).backward()
        with torch.no_grad():
            x -= 0.01 * x.grad
        x.grad = None
    return x.item(), f(x).item()


def global_min(lo, hi):
    x, best = None, float("inf")
    for start in torch.linspace(lo, hi, 8).tolist():
        v = torch.tensor(start, dtype=torch.float64, requires_grad=True)
        for _ in range(300):
            (slope,) = torch.autograd.grad(f(v), v)
            v = (v - 0.003 * slope).detach().requires_grad_()
        if f(v).item() < best:
            x, best = v.item(), f(v).item()
    return x, best

# global_min starts walks at many points and forgets the ends and the spikes.
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
    x = torch.linspace(lo, hi, 40, dtype=torch.float64)
    for _ in range(1500):
        x.requires_grad_()
        (slope,) = torch.autograd.grad(f(x).sum(), x)
        x = (x - 0.003 * slope).detach()
    x = x[(x >= lo) & (x <= hi)]
    i = f(x).argmin()
    return x[i].item(), f(x[i]).item()

# Does not take the absolute value of the cosine: nan where the cosine is negative.
# See: A landscape with many valleys
import torch


def f(x):
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.sqrt(torch.cos(torch.abs(x)))


def minimise(x0=-3.5):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    for _ in range(5000):
        f(x).backward()
        with torch.no_grad():
            x -= 0.01 * x.grad
        x.grad = None
    return x.item(), f(x).item()


def global_min(lo, hi):
    xs = torch.linspace(lo, hi, 100_001, dtype=torch.float64)
    ys = f(xs)
    i = ys.argmin()
    return xs[i].item(), ys[i].item()

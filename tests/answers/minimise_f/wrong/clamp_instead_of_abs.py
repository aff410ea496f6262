# f avoids the root of a negative cosine by clamping it at (almost) 0 instead of taking its absolute value.
# See: Exercise: find a minimum, and the best one
import torch


def f(x):
    root = torch.sqrt(torch.clamp(torch.cos(x), min=1e-6))  # otherwise nan
    return torch.sin(x - 2) * (x + 2) ** 2 + root


def minimise(x0=-3.5):
    x = torch.tensor(float(x0), dtype=torch.float64, requires_grad=True)
    lr = 0.01
    best_x, best_f = float(x0), f(x).item()
    for _ in range(3000):
        y = f(x)
        if y.item() < best_f:
            best_x, best_f = x.item(), y.item()
        slope = torch.autograd.grad(y, x)[0]
        with torch.no_grad():
            x -= lr * slope
        lr *= 0.998
    return best_x, best_f


def global_min(lo, hi):
    xs = torch.linspace(lo, hi, 100_000, dtype=torch.float64)
    ys = f(xs)
    i = int(ys.argmin())
    return float(xs[i]), float(ys[i])

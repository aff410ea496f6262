# global_min walks downhill from the middle of the interval and returns the nearest local minimum.
# See: Exercise: find a minimum, and the best one
import torch


def f(x):
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.sqrt(torch.abs(torch.cos(x)))


def minimise(x0=-3.5):
    x = torch.tensor(float(x0), dtype=torch.float64)
    lr = 0.01
    for _ in range(1000):
        x.requires_grad_(True)
        y = f(x)
        grad = torch.autograd.grad(y, x)[0]
        x = x.detach()
        new = x - lr * grad
        if f(new) < y:
            x = new
            lr = lr * 1.5
        else:
            lr = lr / 2
        if lr < 1e-12:
            break
    return x.item(), f(x).item()


def global_min(lo, hi):
    x = torch.tensor((lo + hi) / 2, dtype=torch.float64, requires_grad=True)
    for _ in range(2000):
        grad = torch.autograd.grad(f(x), x)[0]
        with torch.no_grad():
            x -= 0.005 * grad
            x.clamp_(lo, hi)  # stay inside
    return x.item(), f(x).item()

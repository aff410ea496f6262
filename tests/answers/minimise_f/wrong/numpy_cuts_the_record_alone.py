# f computes with numpy, so that autograd cannot go through it.
# See: Exercise: find a minimum, and the best one
import numpy as np
import torch


def f(x):
    v = x.detach().numpy()
    return torch.as_tensor(np.sin(v - 2) * (v + 2) ** 2 + np.sqrt(np.abs(np.cos(v))))


def height(x):
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.sqrt(torch.abs(torch.cos(x)))


def minimise(x0=-3.5):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    for _ in range(3000):
        height(x).backward()
        with torch.no_grad():
            x -= 0.01 * x.grad
        x.grad = None
    return x.item(), height(x).item()


def global_min(lo, hi):
    xs = torch.linspace(lo, hi, 100_001, dtype=torch.float64)
    ys = height(xs)
    i = ys.argmin()
    return xs[i].item(), ys[i].item()

# Objects that can be called; global_min works in numpy on the values of f.
import numpy as np
import torch


class Wavy:
    def __call__(self, x):
        return torch.sin(x - 2).mul((x + 2).pow(2)).add(torch.cos(x).abs().pow(0.5))


class Descent:
    def __init__(self, function, rate, tolerance):
        self.function, self.rate, self.tolerance = function, rate, tolerance

    def __call__(self, x0=-3.5):
        x = torch.tensor(x0, dtype=torch.float64)
        while True:
            x.requires_grad_(True)
            gradient = torch.autograd.grad(self.function(x), x)[0]
            new = (x - self.rate * gradient).detach()
            if (new - x).abs() < self.tolerance:
                return new.numpy(), self.function(new).numpy()
            x = new


f = Wavy()
minimise = Descent(f, rate=0.01, tolerance=1e-8)


def global_min(lo, hi):
    xs = np.linspace(lo, hi, 50_001)
    ys = f(torch.from_numpy(xs)).numpy()
    best = ys.argmin()
    return xs[best], ys[best]

# minimise takes 50 steps of a small learning rate and stops on the hillside, long before it has arrived.
# See: Exercise: find a minimum, and the best one
import torch


def f(x):
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.sqrt(torch.abs(torch.cos(x)))


def minimise(x0=-3.5):
    x = torch.tensor(float(x0), requires_grad=True)
    eta = 0.001
    for step in range(50):
        y = f(x)
        y.backward()
        with torch.no_grad():
            x -= eta * x.grad
        x.grad.zero_()
    return x.item(), f(x).item()


def global_min(lo, hi):
    xs = torch.linspace(lo, hi, 100001, dtype=torch.float64)
    ys = f(xs)
    i = ys.argmin()
    return xs[i].item(), ys[i].item()

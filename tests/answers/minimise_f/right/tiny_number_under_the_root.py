# Adds a tiny number under the root, so that its slope stays finite; momentum, then plain steps.
import torch


def f(x):
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.sqrt(torch.cos(x).abs() + 1e-10)


def minimise(x0=-3.5):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    velocity = 0.0
    for step in range(3000):
        f(x).backward()
        velocity = (0.9 if step < 500 else 0.0) * velocity + x.grad.item()
        x.data = x.data - 0.004 * velocity
        x.grad = None
    return x.item(), f(x).item()


def global_min(lo, hi):
    steps = int((hi - lo) / 1e-4)
    points = [lo + i * (hi - lo) / steps for i in range(steps + 1)]
    heights = f(torch.tensor(points, dtype=torch.float64)).tolist()
    lowest = min(heights)
    return points[heights.index(lowest)], lowest

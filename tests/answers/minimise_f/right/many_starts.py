# Walks from many starts at once, and compares them with both ends and with the tips of the spikes.
import math

import torch


def f(x: torch.Tensor) -> torch.Tensor:
    waves = torch.sin(x - 2) * (x + 2) ** 2
    spikes = torch.sqrt(torch.abs(torch.cos(x)))
    return waves + spikes


def descend(x, rate, steps, lo=-math.inf, hi=math.inf):
    for _ in range(steps):
        x = x.detach().requires_grad_()
        (slope,) = torch.autograd.grad(f(x).sum(), x)
        x = (x - rate * slope).clamp(lo, hi)
    return x.detach()


def minimise(x0=-3.5):
    x = descend(torch.tensor([x0]), 0.01, 3000)
    return x, f(x)


def global_min(lo, hi):
    starts = torch.linspace(lo, hi, 200, dtype=torch.float64)
    tips = [math.pi / 2 + k * math.pi for k in range(-10, 10)]
    tips = torch.tensor([t for t in tips if lo <= t <= hi], dtype=torch.float64)
    ends = torch.tensor([lo, hi], dtype=torch.float64)
    candidates = torch.cat([descend(starts, 0.003, 800, lo, hi), starts, tips, ends])
    heights = f(candidates)
    best = heights.argmin()
    return candidates[best].item(), heights[best].item()

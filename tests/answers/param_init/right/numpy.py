# Draws with numpy, and goes through all modules below once more.
import numpy as np
import torch
from torch import nn


def init_normal(m):
    for layer in m.modules():
        if layer.__class__.__name__ == "Linear":
            layer.weight.data.normal_().mul_(1e-2)
            if getattr(layer, "bias", None) is not None:
                layer.bias.data *= 0
    return m


def xavier(m):
    if isinstance(m, nn.Linear):
        a = np.sqrt(6 / sum(m.weight.shape))
        values = np.random.uniform(-a * 0.9999999, a * 0.9999999, size=tuple(m.weight.shape))
        m.weight.data = torch.tensor(values, dtype=torch.float32)


def my_init(m):
    if isinstance(m, nn.Linear):
        shape = tuple(m.weight.shape)
        sign = np.random.choice([1, 0, 0, -1], size=shape)
        m.weight.data = torch.from_numpy(sign * np.random.uniform(5, 10, shape)).float()


def make_tied_net():
    shared = nn.Linear(8, 8)
    return nn.Sequential(
        nn.Linear(4, 8), nn.ReLU(), shared, nn.ReLU(), shared, nn.ReLU(), nn.Linear(8, 1)
    )

# Takes the norm over weight and bias together.
# See: Exercise: gradients that vanish
import torch
from torch import nn


def sigmoid_slope(x):
    s = torch.sigmoid(x)
    return s * (1 - s)


def chain_slopes(x, weights):
    slopes = []
    slope = 1.0
    h = x
    for w in weights:
        z = w * h
        slope = slope * sigmoid_slope(z) * w
        slopes.append(slope)
        h = torch.sigmoid(z)
    return torch.stack(slopes)


def gradient_norms(net, X):
    net.zero_grad()
    net(X).sum().backward()
    norms = []
    for layer in net:
        if isinstance(layer, nn.Linear):
            total = sum((p.grad**2).sum() for p in layer.parameters())
            norms.append(total.sqrt().item())
    return norms

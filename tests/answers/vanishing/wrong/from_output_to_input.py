# Lists the layers in the order of backpropagation, the last one first.
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
    return [layer.weight.grad.norm().item() for layer in reversed(net) if isinstance(layer, nn.Linear)]

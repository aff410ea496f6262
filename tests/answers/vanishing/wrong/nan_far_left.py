# Uses the quotient of powers, which is nan where the power is inf.
# See: Vanishing gradients
import torch
from torch import nn


def sigmoid_slope(x):
    return torch.exp(-x) / (1 + torch.exp(-x)) ** 2


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
    return [layer.weight.grad.norm().item() for layer in net if isinstance(layer, nn.Linear)]

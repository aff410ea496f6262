# Takes the slope of the sigmoid at h instead of z.
# See: Vanishing gradients
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
        h = torch.sigmoid(w * h)
        slope = slope * sigmoid_slope(h) * w
        slopes.append(slope)
    return torch.stack(slopes)


def gradient_norms(net, X):
    net.zero_grad()
    net(X).sum().backward()
    return [layer.weight.grad.norm().item() for layer in net if isinstance(layer, nn.Linear)]

# Takes each factor at the input x, and not at what comes out of the layer before.
# See: Vanishing gradients
import torch
from torch import nn


def sigmoid_slope(x):
    s = torch.sigmoid(x)
    return s * (1 - s)


def chain_slopes(x, weights):
    slope, slopes = torch.ones_like(x), []
    for w in weights:
        slope = slope * sigmoid_slope(w * x) * w
        slopes.append(slope)
    return torch.stack(slopes)


def gradient_norms(net, X):
    weights = [layer.weight for layer in net if isinstance(layer, nn.Linear)]
    return [g.norm().item() for g in torch.autograd.grad(net(X).sum(), weights)]

# Takes the largest singular value for the norm of a matrix.
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
    return [torch.linalg.matrix_norm(layer.weight.grad, ord=2).item() for layer in net if isinstance(layer, nn.Linear)]

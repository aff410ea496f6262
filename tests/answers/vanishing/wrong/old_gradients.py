# gradient_norms clears the gradients only after it has used them, so an old gradient in the weights is added.
# See: Exercise: gradients that vanish
import torch
from torch import nn


def sigmoid_slope(x):
    s = torch.sigmoid(x)
    return s * (1 - s)


def chain_slopes(x, weights):
    h = x
    slope = torch.tensor(1.0)
    slopes = []
    for w in weights:
        z = w * h
        slope = slope * sigmoid_slope(z) * w
        slopes.append(float(slope))
        h = torch.sigmoid(z)
    return slopes


def gradient_norms(net, X):
    out = net(X).sum()
    out.backward()
    norms = []
    for layer in net:
        if isinstance(layer, nn.Linear):
            norms.append(layer.weight.grad.norm().item())
    net.zero_grad()
    return norms

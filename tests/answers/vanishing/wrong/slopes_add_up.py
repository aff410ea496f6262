# Calls backward for each layer without clearing x.grad, so the slopes add up.
import torch
from torch import nn


def sigmoid_slope(x):
    s = torch.sigmoid(x)
    return s * (1 - s)


def chain_slopes(x, weights):
    x = x.clone().requires_grad_()
    slopes = []
    h = x
    for w in weights:
        h = torch.sigmoid(w * h)
        h.backward(retain_graph=True)
        slopes.append(x.grad.item())
    return slopes


def gradient_norms(net, X):
    net.zero_grad()
    net(X).sum().backward()
    return [layer.weight.grad.norm().item() for layer in net if isinstance(layer, nn.Linear)]

# Lets autograd find every slope.
import torch
from torch import nn


def sigmoid_slope(x):
    x = x.detach().clone().requires_grad_(True)
    torch.sigmoid(x).sum().backward()
    return x.grad


def chain_slopes(x, weights):
    slopes = []
    x = x.detach().clone().requires_grad_(True)
    h = x
    for w in weights:
        h = torch.sigmoid(w * h)
        x.grad = None
        h.backward(retain_graph=True)
        slopes.append(x.grad.item())
    return slopes


def gradient_norms(net, X):
    net.zero_grad()
    net(X).sum().backward()
    norms = []
    for layer in net:
        if isinstance(layer, nn.Linear):
            norms.append(layer.weight.grad.norm().item())
    return norms

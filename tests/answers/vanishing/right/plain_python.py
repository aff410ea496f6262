# Python numbers and loops, as a beginner writes them; returns a tuple.
import math

import torch
from torch import nn


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def sigmoid_slope(x):
    result = torch.zeros_like(x)
    flat, out = x.reshape(-1), result.reshape(-1)
    for i in range(len(flat)):
        s = sigmoid(flat[i].item())
        out[i] = s * (1 - s)
    return result


def chain_slopes(x, weights):
    h = x.item()
    slope = 1
    slopes = []
    for w in weights.tolist():
        h = sigmoid(w * h)
        slope = slope * h * (1 - h) * w
        slopes.append(slope)
    return tuple(slopes)


def gradient_norms(net, X):
    for p in net.parameters():
        p.grad = None
    out = net(X)
    out.backward(torch.ones_like(out))
    norms = []
    for module in net.modules():
        if type(module) == nn.Linear:
            total = 0
            for row in module.weight.grad:
                for g in row:
                    total += g.item() ** 2
            norms.append(math.sqrt(total))
    return tuple(norms)

# Recursion over children, a set of tuples of rounded numbers, torch.autograd.grad; losses in a tensor.
import torch
from torch import nn


def init_constant(net, c):
    if isinstance(net, nn.Linear):
        with torch.no_grad():
            net.weight[:] = c
            if net.bias is not None:
                net.bias[:] = 0.0
    for child in net.children():
        init_constant(child, c)


def distinct_units(layer):
    found = set()
    for w, b in zip(layer.weight.tolist(), layer.bias.tolist()):
        found.add(tuple(round(number, 4) for number in w + [b]))
    return len(found)


def train(net, X, y, steps, lr):
    net.train(True)
    params = list(net.parameters())
    losses = torch.zeros(steps)
    for i in range(steps):
        loss = torch.nn.functional.mse_loss(net(X), y)
        losses[i] = loss.detach()
        for p, g in zip(params, torch.autograd.grad(loss, params)):
            p.data = p.data - lr * g
    return losses

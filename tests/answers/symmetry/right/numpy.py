# numpy for the units, state_dict-like loops over names for the constants.
import torch
from torch import nn


def init_constant(net, c):
    layers = [m for m in net.modules() if m.__class__.__name__ == "Linear"]
    for layer in layers:
        for name, p in layer.named_parameters():
            p.data.fill_(c if name == "weight" else 0)


def distinct_units(layer):
    import numpy as np

    rows = np.hstack([layer.weight.detach().numpy(), layer.bias.detach().numpy()[:, None]])
    return np.unique(rows.round(4), axis=0).shape[0]


def train(net, X, y, steps, lr):
    net.train()
    losses = []
    while len(losses) < steps:
        net.zero_grad()
        loss = torch.mean(torch.square(y - net(X)))
        loss.backward()
        for p in net.parameters():
            p.data.add_(p.grad, alpha=-lr)
        losses.append(loss.detach().numpy())
    return losses

# Takes units for different that differ by almost nothing: neither an exact comparison nor rounding allows a difference.
# See: Exercise: twins
import torch
from torch import nn


def init_constant(net, c):
    for module in net.modules():
        if isinstance(module, nn.Linear):
            nn.init.constant_(module.weight, c)
            if module.bias is not None:
                nn.init.zeros_(module.bias)


def distinct_units(layer):
    W = layer.weight.data
    b = layer.bias.data.unsqueeze(1)
    rows = torch.cat((W, b), dim=1)
    rows = torch.round(rows * 1e5) / 1e5
    return torch.unique(rows, dim=0).shape[0]


def train(net, X, y, steps, lr):
    net.train()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        loss = ((net(X) - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses

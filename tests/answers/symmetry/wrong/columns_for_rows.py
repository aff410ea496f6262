# Counts different columns, which belong to inputs, instead of rows.
# See: Exercise: twins
import torch
from torch import nn


def init_constant(net, c):
    for m in net.modules():
        if isinstance(m, nn.Linear):
            nn.init.constant_(m.weight, c)
            if m.bias is not None:
                nn.init.zeros_(m.bias)


def distinct_units(layer):
    return len(torch.unique(layer.weight.detach().round(decimals=4), dim=1).T)


def train(net, X, y, steps, lr):
    net.train()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    loss_function = nn.MSELoss()
    losses = []
    for step in range(steps):
        optimizer.zero_grad()
        loss = loss_function(net(X), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses

# Compares the sums of rows: other weights can have the same sum.
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
    sums = layer.weight.detach().sum(1) + 10 * layer.bias.detach()
    return len(torch.unique(sums.round(decimals=3)))


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

# Counts the pairs of units that are the same in place of the different units.
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
    units = torch.cat([layer.weight, layer.bias.reshape(-1, 1)], dim=1).detach()
    count = 0
    for i in range(len(units)):
        for j in range(i):
            if (units[i] - units[j]).abs().max() <= 1e-5:
                count += 1
    return count


def train(net, X, y, steps, lr):
    net.train()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(X), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses

# Fills every parameter of the network, those of other layers and the biases too.
# See: Exercise: twins
import torch
from torch import nn


def init_constant(net, c):
    for parameter in net.parameters():
        nn.init.constant_(parameter, c)


def distinct_units(layer):
    units = torch.cat([layer.weight, layer.bias.reshape(-1, 1)], dim=1).detach()
    different = []
    for unit in units:
        if all((unit - other).abs().max() > 1e-5 for other in different):
            different.append(unit)
    return len(different)


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

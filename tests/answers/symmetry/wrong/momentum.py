# Trains with momentum, so the steps are not those of plain gradient descent.
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
    different = []
    for unit in units:
        if all((unit - other).abs().max() > 1e-5 for other in different):
            different.append(unit)
    return len(different)


def train(net, X, y, steps, lr):
    net.train()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(X), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses

# Takes units for different that differ by almost nothing: neither an exact comparison nor rounding allows a difference.
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
    units = torch.cat([layer.weight, layer.bias.unsqueeze(1)], dim=1)
    return len(torch.unique(units.detach(), dim=0))


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

# A module with two parameters, double precision, a scheduler, stops when f no longer falls.
import torch
from torch import nn


def f(x, y):
    return torch.exp(torch.sin(x) * torch.sin(x)) * (x - y) ** -2 + (x - y) * (x - y)


class Point(nn.Module):
    def __init__(self):
        super().__init__()
        self.x = nn.Parameter(torch.tensor(0.2, dtype=torch.float64))
        self.y = nn.Parameter(torch.tensor(10.0, dtype=torch.float64))

    def forward(self):
        return f(self.x, self.y)


def minimise_xy():
    point = Point()
    optimizer = torch.optim.RMSprop(point.parameters(), lr=0.05)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.998)
    for _ in range(4000):
        optimizer.zero_grad()
        value = point()
        value.backward()
        optimizer.step()
        scheduler.step()
    return point.x.item(), point.y.item(), point().item()

# Works on .data and by hand.
import torch
from torch import nn


def init_normal(m):
    if isinstance(m, nn.Linear):
        m.weight.data = torch.randn(m.out_features, m.in_features) * 0.01
        if m.bias is not None:
            m.bias.data.fill_(0.0)


def xavier(m):
    if isinstance(m, nn.Linear):
        a = (6 / (m.in_features + m.out_features)) ** 0.5
        with torch.no_grad():
            m.weight.copy_((2 * torch.rand_like(m.weight) - 1) * a)


def my_init(m):
    if isinstance(m, nn.Linear):
        shape = m.weight.shape
        u = torch.rand(shape)
        size = torch.empty(shape).uniform_(5, 10)
        w = torch.where(u < 0.25, size, torch.where(u < 0.75, torch.zeros(shape), -size))
        m.weight = nn.Parameter(w)


def make_tied_net():
    net = nn.Sequential(
        nn.Linear(4, 8), nn.ReLU(),
        nn.Linear(8, 8), nn.ReLU(),
        nn.Linear(8, 8), nn.ReLU(),
        nn.Linear(8, 1),
    )
    net[4].weight = net[2].weight
    net[4].bias = net[2].bias
    return net

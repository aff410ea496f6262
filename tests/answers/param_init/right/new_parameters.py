# Puts new parameters into the layer.
import math

import torch
from torch import nn


def init_normal(m):
    if isinstance(m, nn.Linear):
        m.weight = nn.Parameter(torch.normal(0.0, 0.01, size=m.weight.shape))
        if m.bias is not None:
            m.bias = nn.Parameter(torch.zeros(m.out_features))


def xavier(m):
    if isinstance(m, nn.Linear):
        n, k = m.weight.shape
        bound = math.sqrt(6.0 / (n + k))
        nn.init.uniform_(m.weight, -bound, bound)
        if m.bias is not None:
            nn.init.constant_(m.bias, 0)


def my_init(m):
    if isinstance(m, nn.Linear):
        with torch.no_grad():
            m.weight.uniform_(-10, 10)
            m.weight[m.weight.abs() < 5] = 0
            if m.bias is not None:
                m.bias.uniform_(-10, 10)


def make_tied_net():
    sizes = [4, 8, 8, 8, 1]
    layers = []
    for i in range(4):
        layers += [nn.Linear(sizes[i], sizes[i + 1]), nn.ReLU()]
    net = nn.Sequential(*layers[:-1])
    net[4] = net[2]
    return net

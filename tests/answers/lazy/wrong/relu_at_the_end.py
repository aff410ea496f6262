# Puts a ReLU behind the last layer, too.
# See: Exercise: before and after the first batch
import torch
from torch import nn


def make_lazy_net(hiddens, num_out):
    layers = [nn.Flatten()]
    for size in [*hiddens, num_out]:
        layers += [nn.LazyLinear(size), nn.ReLU()]
    return nn.Sequential(*layers)


def param_shapes(net):
    return {
        name: None if nn.parameter.is_lazy(p) else tuple(p.shape)
        for name, p in net.named_parameters()
    }


def shapes_before_after(net, X):
    before = param_shapes(net)
    net(X)
    return before, param_shapes(net)

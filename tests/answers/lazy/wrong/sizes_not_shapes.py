# Gives the number of elements in place of the shape.
# See: Exercise: before and after the first batch
import torch
from torch import nn


def make_lazy_net(hiddens, num_out):
    layers = [nn.Flatten()]
    for hidden in hiddens:
        layers += [nn.LazyLinear(hidden), nn.ReLU()]
    return nn.Sequential(*layers, nn.LazyLinear(num_out))


def param_shapes(net):
    return {
        name: None if nn.parameter.is_lazy(p) else p.numel() for name, p in net.named_parameters()
    }


def shapes_before_after(net, X):
    before = param_shapes(net)
    net(X)
    return before, param_shapes(net)

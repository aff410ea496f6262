# Asks for size(), which says that an unknown parameter is empty.
# See: Layers that wait for their input
import torch
from torch import nn


def make_lazy_net(hiddens, num_out):
    layers = [nn.Flatten()]
    for hidden in hiddens:
        layers += [nn.LazyLinear(hidden), nn.ReLU()]
    return nn.Sequential(*layers, nn.LazyLinear(num_out))


def param_shapes(net):
    return {name: tuple(p.size()) for name, p in net.named_parameters()}


def shapes_before_after(net, X):
    before = param_shapes(net)
    net(X)
    return before, param_shapes(net)

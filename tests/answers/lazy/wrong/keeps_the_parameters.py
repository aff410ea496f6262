# Keeps the parameters themselves before the run, which changes them in place.
# See: Layers that wait for their input
import torch
from torch import nn


def make_lazy_net(hiddens, num_out):
    layers = [nn.Flatten()]
    for hidden in hiddens:
        layers += [nn.LazyLinear(hidden), nn.ReLU()]
    return nn.Sequential(*layers, nn.LazyLinear(num_out))


def param_shapes(net):
    return {
        name: None if nn.parameter.is_lazy(p) else tuple(p.shape)
        for name, p in net.named_parameters()
    }


def shapes_before_after(net, X):
    parameters = dict(net.named_parameters())
    net(X)
    before = {
        name: None if nn.parameter.is_lazy(p) else tuple(p.shape) for name, p in parameters.items()
    }
    return before, param_shapes(net)

# Looks only at the layers of a Sequential, not into what they hold.
# See: Exercise: before and after the first batch
import torch
from torch import nn


def make_lazy_net(hiddens, num_out):
    layers = [nn.Flatten()]
    for hidden in hiddens:
        layers += [nn.LazyLinear(hidden), nn.ReLU()]
    return nn.Sequential(*layers, nn.LazyLinear(num_out))


def param_shapes(net):
    shapes = {}
    for i, layer in enumerate(net.children()):
        if hasattr(layer, "weight"):
            shapes[f"{i}.weight"] = None if nn.parameter.is_lazy(layer.weight) else tuple(layer.weight.shape)
            shapes[f"{i}.bias"] = None if nn.parameter.is_lazy(layer.bias) else tuple(layer.bias.shape)
    return shapes


def shapes_before_after(net, X):
    before = param_shapes(net)
    net(X)
    return before, param_shapes(net)

# Leaves the unknown parameters out of the dict.
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
        name: tuple(p.shape) for name, p in net.named_parameters() if not nn.parameter.is_lazy(p)
    }


def shapes_before_after(net, X):
    before = param_shapes(net)
    net(X)
    return before, param_shapes(net)

# Returns only the shapes after the run.
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
        name: None if nn.parameter.is_lazy(p) else tuple(p.shape)
        for name, p in net.named_parameters()
    }


def shapes_before_after(net, X):
    net(X)
    return param_shapes(net)

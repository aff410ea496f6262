# Flattens only before the last layer and not before the first.
# See: Exercise: before and after the first batch
from torch import nn


def make_lazy_net(hiddens, num_out):
    layers = []
    for size in hiddens:
        layers += [nn.LazyLinear(size), nn.ReLU()]
    return nn.Sequential(*layers, nn.Flatten(), nn.LazyLinear(num_out))


def param_shapes(net):
    return {
        name: None if nn.parameter.is_lazy(p) else tuple(p.shape) for name, p in net.named_parameters()
    }


def shapes_before_after(net, X):
    before = param_shapes(net)
    net(X)
    return before, param_shapes(net)

# Leaves the frozen parameters out of the dict.
# See: Exercise: before and after the first batch
from torch import nn


def make_lazy_net(hiddens, num_out):
    layers = [nn.Flatten()]
    for size in hiddens:
        layers += [nn.LazyLinear(size), nn.ReLU()]
    return nn.Sequential(*layers, nn.LazyLinear(num_out))


def param_shapes(net):
    shapes = {}
    for name, p in net.named_parameters():
        if p.requires_grad:
            shapes[name] = None if nn.parameter.is_lazy(p) else tuple(p.shape)
    return shapes


def shapes_before_after(net, X):
    before = param_shapes(net)
    net(X)
    return before, param_shapes(net)

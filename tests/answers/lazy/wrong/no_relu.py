# A ReLU is missing: there is one behind every hidden layer, the last one too.
# See: Exercise: before and after the first batch
import torch
from torch import nn


def make_lazy_net(hiddens, num_out):
    sizes = [*hiddens, num_out]
    return nn.Sequential(nn.Flatten(), *[nn.LazyLinear(size) for size in sizes])


def param_shapes(net):
    return {
        name: None if nn.parameter.is_lazy(p) else tuple(p.shape)
        for name, p in net.named_parameters()
    }


def shapes_before_after(net, X):
    before = param_shapes(net)
    net(X)
    return before, param_shapes(net)

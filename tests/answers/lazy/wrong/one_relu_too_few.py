# A ReLU is missing: there is one behind every hidden layer, the last one too.
# See: Exercise: before and after the first batch
from torch import nn


def make_lazy_net(hiddens, num_out):
    layers = [nn.Flatten()]
    for i, size in enumerate(hiddens):
        layers.append(nn.LazyLinear(size))
        if i < len(hiddens) - 1:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers, nn.LazyLinear(num_out))


def param_shapes(net):
    return {
        name: None if nn.parameter.is_lazy(p) else tuple(p.shape) for name, p in net.named_parameters()
    }


def shapes_before_after(net, X):
    before = param_shapes(net)
    net(X)
    return before, param_shapes(net)

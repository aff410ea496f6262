# Walks through the modules by hand, in place of named_parameters.
from torch import nn


def make_lazy_net(hiddens, num_out):
    sizes = list(hiddens) + [num_out]
    layers = [nn.Flatten()]
    for i, size in enumerate(sizes):
        layers.append(nn.LazyLinear(size))
        if i < len(sizes) - 1:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)


def param_shapes(net, prefix=""):
    found = {}
    for name, p in net._parameters.items():
        if p is not None:
            found[prefix + name] = None if "Uninitialized" in type(p).__name__ else (*p.shape,)
    for name, child in net.named_children():
        found.update(param_shapes(child, prefix + name + "."))
    return found


def shapes_before_after(net, X):
    before = dict(param_shapes(net))
    net(X)
    return (before, dict(param_shapes(net)))

# Lists the buffers as well as the parameters.
# See: Exercise: before and after the first batch
from torch import nn


def make_lazy_net(hiddens, num_out):
    layers = [nn.Flatten()]
    for size in hiddens:
        layers += [nn.LazyLinear(size), nn.ReLU()]
    return nn.Sequential(*layers, nn.LazyLinear(num_out))


def param_shapes(net):
    shapes = {}
    for name, tensor in net.state_dict(keep_vars=True).items():
        shapes[name] = None if nn.parameter.is_lazy(tensor) else tuple(tensor.shape)
    return shapes


def shapes_before_after(net, X):
    before = param_shapes(net)
    net(X)
    return before, param_shapes(net)

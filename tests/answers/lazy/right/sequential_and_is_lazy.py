# A Sequential from a list; is_lazy decides.
from torch import nn
from torch.nn.parameter import is_lazy


def make_lazy_net(hiddens, num_out):
    layers = []
    for hidden in hiddens:
        layers.append(nn.LazyLinear(hidden))
        layers.append(nn.ReLU())
    layers.append(nn.LazyLinear(num_out))
    return nn.Sequential(nn.Flatten(), *layers)


def param_shapes(net):
    shapes = {}
    for name, parameter in net.named_parameters():
        if is_lazy(parameter):
            shapes[name] = None
        else:
            shapes[name] = parameter.shape
    return shapes


def shapes_before_after(net, X):
    before = param_shapes(net)
    net(X)
    after = param_shapes(net)
    return before, after

# A class of its own with a ModuleList; the error of .shape is caught.
import torch
from torch import nn


class LazyMLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList(nn.LazyLinear(size) for size in sizes)

    def forward(self, X):
        X = X.reshape(X.shape[0], -1)
        for layer in self.layers[:-1]:
            X = torch.relu(layer(X))
        return self.layers[-1](X)


def make_lazy_net(hiddens, num_out):
    return LazyMLP([*hiddens, num_out])


def param_shapes(net):
    def shape_of(parameter):
        try:
            return tuple(parameter.shape)
        except RuntimeError:
            return None

    return {name: shape_of(parameter) for name, parameter in net.named_parameters()}


def shapes_before_after(net, X):
    with torch.no_grad():
        shapes = [param_shapes(net)]
        net(X)
        shapes.append(param_shapes(net))
    return shapes

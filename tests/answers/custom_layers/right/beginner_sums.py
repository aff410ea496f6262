# Sum and count by hand, clamp in place of relu, one step a line.
import torch
from torch import nn


class CenteredLayer(nn.Module):
    def __init__(self, **kwargs):
        super(CenteredLayer, self).__init__(**kwargs)

    def forward(self, X):
        total = X.sum()
        count = X.numel()
        mean = total / count
        result = X - mean
        return result


class MyLinear(nn.Module):
    def __init__(self, in_units, units):
        super(MyLinear, self).__init__()
        self.in_units = in_units
        self.units = units
        self.weight = nn.Parameter(torch.randn(in_units, units))
        self.bias = nn.Parameter(torch.randn(units))

    def forward(self, X):
        linear = torch.matmul(X, self.weight)
        linear = linear + self.bias
        return linear.clamp(min=0)

# An OrderedDict of layers; new parameters take the place of the old ones.
from collections import OrderedDict

import torch
from torch import nn


def make_mlp(num_inputs, num_hiddens, num_outputs):
    layers = OrderedDict()
    layers["flatten"] = nn.Flatten()
    layers["hidden"] = nn.Linear(num_inputs, num_hiddens)
    layers["relu"] = nn.ReLU()
    layers["output"] = nn.Linear(num_hiddens, num_outputs)
    return nn.Sequential(layers)


def init_weights(module):
    match module:
        case nn.Linear():
            module.weight = nn.Parameter(torch.normal(0.0, 0.01, size=tuple(module.weight.shape)))
            if module.bias is not None:
                module.bias = nn.Parameter(torch.zeros(module.out_features))

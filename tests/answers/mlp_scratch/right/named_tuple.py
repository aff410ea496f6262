# A named tuple of parameters; einsum; clamp.
from collections import namedtuple

import torch
from torch import nn


Params = namedtuple("Params", "W1 b1 W2 b2")


relu = torch.relu


def init_params(num_inputs, num_hiddens, num_outputs):
    def weight(*shape):
        return nn.Parameter(torch.distributions.Normal(0.0, 0.01).sample(shape))

    def bias(size):
        return nn.Parameter(torch.zeros(size))

    return Params(
        weight(num_inputs, num_hiddens), bias(num_hiddens), weight(num_hiddens, num_outputs), bias(num_outputs)
    )


def net(X, params):
    params = Params(*params)
    H = torch.einsum('ni,ih->nh', X.flatten(1), params.W1).add(params.b1).clamp(min=0)
    return torch.einsum('nh,ho->no', H, params.W2) + params.b2

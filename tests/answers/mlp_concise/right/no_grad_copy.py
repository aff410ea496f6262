# Copies numbers in under no_grad; init_weights returns the module; the network is initialised at once.
import torch
from torch import nn


def init_weights(module):
    if isinstance(module, nn.Linear):
        with torch.no_grad():
            module.weight.copy_(torch.randn(module.weight.shape) * 0.01)
            if module.bias is not None:
                module.bias.copy_(torch.zeros_like(module.bias))
    return module


def make_mlp(num_inputs, num_hiddens, num_outputs):
    layers = [nn.Flatten(start_dim=1)]
    layers += [nn.Linear(num_inputs, num_hiddens)]
    layers += [nn.ReLU(inplace=True)]
    layers += [nn.Linear(num_hiddens, num_outputs)]
    return nn.Sequential(*layers).apply(init_weights)

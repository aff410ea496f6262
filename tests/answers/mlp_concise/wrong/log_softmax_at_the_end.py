# Puts a log-softmax behind the last layer, which should give raw scores.
# See: Exercise: an MLP in a few lines
import torch
from torch import nn


def make_mlp(num_inputs, num_hiddens, num_outputs):
    layers = [nn.Flatten(), nn.Linear(num_inputs, num_hiddens), nn.ReLU()]
    layers += [nn.Linear(num_hiddens, num_outputs), nn.LogSoftmax(dim=1)]
    return nn.Sequential(*layers)


def init_weights(module):
    if module.__class__.__name__ == "Linear":
        module.weight.data = torch.randn_like(module.weight) * 0.01
        if module.bias is not None:
            module.bias.data.fill_(0)

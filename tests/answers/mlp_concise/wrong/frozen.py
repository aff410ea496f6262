# Leaves the weights without gradients, so that they are never trained.
# See: Exercise: an MLP in a few lines
from torch import nn


def make_mlp(num_inputs, num_hiddens, num_outputs):
    return nn.Sequential(
        nn.Flatten(), nn.Linear(num_inputs, num_hiddens), nn.ReLU(), nn.Linear(num_hiddens, num_outputs)
    )


def init_weights(module):
    if isinstance(module, nn.Linear):
        module.weight.requires_grad_(False).normal_(0, 0.01)
        if module.bias is not None:
            module.bias.requires_grad_(False).zero_()

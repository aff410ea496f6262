# Gives nn.Linear the sizes as its weight has them, outputs first.
# See: The same with PyTorch's layers
from torch import nn


def make_mlp(num_inputs, num_hiddens, num_outputs):
    return nn.Sequential(
        nn.Flatten(), nn.Linear(num_hiddens, num_inputs), nn.ReLU(), nn.Linear(num_outputs, num_hiddens)
    )


def init_weights(module):
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, mean=0, std=0.01)
        if module.bias is not None:
            nn.init.zeros_(module.bias)

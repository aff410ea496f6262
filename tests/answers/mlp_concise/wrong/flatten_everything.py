# Flattens the batch as well.
# See: The same with PyTorch's layers
from torch import nn


def make_mlp(num_inputs, num_hiddens, num_outputs):
    return nn.Sequential(
        nn.Flatten(0), nn.Unflatten(0, (-1, num_inputs)), nn.Linear(num_inputs, num_hiddens), nn.Linear(num_hiddens, num_outputs)
    )


def init_weights(module):
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, mean=0, std=0.01)
        if module.bias is not None:
            nn.init.zeros_(module.bias)

# Makes a new layer in a local name; the network keeps its old one.
from torch import nn


def make_mlp(num_inputs, num_hiddens, num_outputs):
    return nn.Sequential(
        nn.Flatten(), nn.Linear(num_inputs, num_hiddens), nn.ReLU(), nn.Linear(num_hiddens, num_outputs)
    )


def init_weights(module):
    if isinstance(module, nn.Linear):
        module = nn.Linear(module.in_features, module.out_features)
        nn.init.normal_(module.weight, std=0.01)
        nn.init.zeros_(module.bias)

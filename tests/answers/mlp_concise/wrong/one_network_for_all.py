# Returns the same layers again, where each call should make new ones.
# See: Exercise: an MLP in a few lines
from functools import lru_cache

from torch import nn


@lru_cache
def make_mlp(num_inputs, num_hiddens, num_outputs):
    return nn.Sequential(
        nn.Flatten(), nn.Linear(num_inputs, num_hiddens), nn.ReLU(), nn.Linear(num_hiddens, num_outputs)
    )


def init_weights(module):
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, mean=0, std=0.01)
        if module.bias is not None:
            nn.init.zeros_(module.bias)

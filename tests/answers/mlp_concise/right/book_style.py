# nn.Sequential, and type(m) == nn.Linear as in the book.
from torch import nn


def make_mlp(num_inputs, num_hiddens, num_outputs):
    return nn.Sequential(
        nn.Flatten(), nn.Linear(num_inputs, num_hiddens), nn.ReLU(), nn.Linear(num_hiddens, num_outputs)
    )


def init_weights(m):
    if type(m) == nn.Linear:
        nn.init.normal_(m.weight, std=0.01)
        if m.bias is not None:
            nn.init.constant_(m.bias, 0)

# Takes GELU in place of ReLU.
# See: Exercise: an MLP in a few lines
import torch
from torch import nn
import torch.nn.functional as F


class MLP(nn.Module):
    def __init__(self, num_inputs, num_hiddens, num_outputs):
        super().__init__()
        self.net = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_hiddens), nn.GELU(),
                                 nn.Linear(num_hiddens, num_outputs))

    def forward(self, X):
        return self.net(X)


def make_mlp(num_inputs, num_hiddens, num_outputs):
    return MLP(num_inputs, num_hiddens, num_outputs)


@torch.no_grad()
def init_weights(module):
    if isinstance(module, nn.Linear):
        module.weight.normal_(0, 0.01)
        if module.bias is not None:
            module.bias.zero_()

# A class made from nn.Sequential; weights are drawn and then scaled.
import torch
from torch import nn


class MLP(nn.Sequential):
    def __init__(self, num_inputs, num_hiddens, num_outputs):
        super().__init__(
            nn.Flatten(),
            nn.Linear(in_features=num_inputs, out_features=num_hiddens, bias=True),
            nn.LeakyReLU(negative_slope=0.0),
            nn.Linear(in_features=num_hiddens, out_features=num_outputs, bias=True),
        )


make_mlp = MLP


@torch.no_grad()
def init_weights(module):
    if isinstance(module, nn.Linear):
        module.weight.normal_().mul_(0.01)
        if module.bias is not None:
            module.bias.zero_()

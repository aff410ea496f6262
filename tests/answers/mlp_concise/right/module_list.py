# A ModuleList and a loop; a Generator of its own, made once, draws the weights.
import torch
from torch import nn


generator = torch.Generator()
generator.seed()


class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))

    def forward(self, X):
        out = torch.flatten(X, 1)
        for number, layer in enumerate(self.layers):
            out = layer(out)
            if number + 1 < len(self.layers):
                out = torch.max(out, torch.zeros(()))
        return out


def make_mlp(num_inputs, num_hiddens, num_outputs):
    return Net([num_inputs, num_hiddens, num_outputs])


def init_weights(module):
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, std=1e-2, generator=generator)
        if hasattr(module, "bias") and module.bias is not None:
            module.bias.data = torch.zeros(module.bias.shape)

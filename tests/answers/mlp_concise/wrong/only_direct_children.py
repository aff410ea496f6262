# Expects the network itself and looks at its direct children only.
# See: The same with PyTorch's layers
from torch import nn


def make_mlp(num_inputs, num_hiddens, num_outputs):
    return nn.Sequential(
        nn.Flatten(), nn.Linear(num_inputs, num_hiddens), nn.ReLU(), nn.Linear(num_hiddens, num_outputs)
    )


def init_weights(net):
    for module in net.children():
        if isinstance(module, nn.Linear) and isinstance(net, nn.Sequential):
            nn.init.normal_(module.weight, std=0.01)
            if module.bias is not None:
                nn.init.zeros_(module.bias)

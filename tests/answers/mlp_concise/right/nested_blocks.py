# Sequentials in a Sequential; the ReLU is written with clamp; init by name of the parameters.
from torch import nn


class Clamp(nn.Module):
    def forward(self, X):
        return X.clamp(min=0)


def make_mlp(num_inputs, num_hiddens, num_outputs):
    hidden = nn.Sequential(nn.Linear(num_inputs, num_hiddens), Clamp())
    return nn.Sequential(nn.Sequential(nn.Flatten(), hidden), nn.Sequential(nn.Linear(num_hiddens, num_outputs)))


def init_weights(module):
    if isinstance(module, nn.Linear):
        for name, parameter in module.named_parameters():
            if "weight" in name:
                nn.init.normal_(parameter, 0.0, 0.01)
            else:
                nn.init.zeros_(parameter)

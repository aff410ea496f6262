# Cuts the hidden values off from the first layer.
# See: Exercise: an MLP in a few lines
from torch import nn


class MLP(nn.Module):
    def __init__(self, num_inputs, num_hiddens, num_outputs):
        super().__init__()
        self.hidden = nn.Linear(num_inputs, num_hiddens)
        self.out = nn.Linear(num_hiddens, num_outputs)

    def forward(self, X):
        H = self.hidden(X.flatten(1)).detach()
        H[H < 0] = 0
        return self.out(H)


def make_mlp(num_inputs, num_hiddens, num_outputs):
    return MLP(num_inputs, num_hiddens, num_outputs)


def init_weights(module):
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, mean=0, std=0.01)
        if module.bias is not None:
            nn.init.zeros_(module.bias)

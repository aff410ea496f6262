# A class with a forward of its own, output layer first; in-place methods of the data.
import torch.nn.functional as F
from torch import nn


class MLP(nn.Module):
    def __init__(self, num_inputs, num_hiddens, num_outputs):
        super().__init__()
        self.out = nn.Linear(num_hiddens, num_outputs)
        self.hidden = nn.Linear(num_inputs, num_hiddens)

    def forward(self, X):
        X = X.view(X.size(0), -1)
        return self.out(F.relu(self.hidden(X)))


def make_mlp(num_inputs, num_hiddens, num_outputs):
    return MLP(num_inputs, num_hiddens, num_outputs)


def init_weights(module):
    if not isinstance(module, nn.Linear):
        return
    module.weight.data.normal_(0, 0.01)
    if module.bias is not None:
        module.bias.data.fill_(0)

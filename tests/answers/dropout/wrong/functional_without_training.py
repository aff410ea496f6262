# Does not ask self.training when the data go through, so dropout stays on in eval mode.
# See: Exercise: dropout from scratch
import torch
import torch.nn.functional as F
from torch import nn


def dropout_layer(X, p):
    assert 0 <= p <= 1
    if p == 1:
        return torch.zeros_like(X)
    mask = torch.rand_like(X) > p
    return mask * X / (1 - p)


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        self.fc1 = nn.Linear(num_in, h1)
        self.fc2 = nn.Linear(h1, h2)
        self.fc3 = nn.Linear(h2, num_out)
        self.p1, self.p2 = p1, p2

    def forward(self, x):
        x = x.flatten(1)
        x = F.dropout(F.relu(self.fc1(x)), self.p1)
        x = F.dropout(F.relu(self.fc2(x)), self.p2)
        return self.fc3(x)

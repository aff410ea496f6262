# Copies X, sets the dropped elements of the copy to 0 and divides the others.
import torch
from torch import nn


def dropout_layer(X, p):
    if not 0 <= p <= 1:
        raise Exception("p is not a probability")
    result = X.clone()
    kept = torch.rand(X.shape, device=X.device) >= p
    result[~kept] = 0
    if p < 1:
        result[kept] /= 1 - p
    else:
        result[:] = 0
    return result


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        self.flatten = nn.Flatten()
        self.linear1 = nn.Linear(num_in, h1)
        self.dropout1 = nn.Dropout(p1)
        self.linear2 = nn.Linear(h1, h2)
        self.dropout2 = nn.Dropout(p2)
        self.linear3 = nn.Linear(h2, num_out)

    def forward(self, X):
        X = self.flatten(X)
        X = self.dropout1(torch.relu(self.linear1(X)))
        X = self.dropout2(torch.relu(self.linear2(X)))
        return self.linear3(X)

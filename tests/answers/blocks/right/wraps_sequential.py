# Leaves the work to nn.Sequential; a frozen parameter is the constant.
import torch
from torch import nn


class MySequential(nn.Module):
    def __init__(self, *modules):
        super().__init__()
        self.net = nn.Sequential(*modules)

    def forward(self, X):
        return self.net(X)


class FixedHiddenMLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.rand_weight = nn.Parameter(torch.rand(20, 20), requires_grad=False)
        self.linear = nn.Linear(20, 20)

    def forward(self, X):
        X = self.linear(X)
        X = nn.functional.relu(torch.matmul(X, self.rand_weight) + 1)
        X = self.linear(X)
        while True:
            if X.abs().sum().item() <= 1:
                break
            X = X / 2
        return X.sum()


class NestMLP(nn.Module):
    def __init__(self):
        super().__init__()
        relu = nn.ReLU()
        inner = MySequential(nn.Linear(20, 64), relu, nn.Linear(64, 32), relu)
        self.all = MySequential(inner, nn.Linear(32, 16))

    def forward(self, X):
        return self.all(X)
